package dev.florin.gateway.inference;

import dev.florin.pricing.Price;

/** What a price counts prompts and answers in. */
public enum TextUnit {
    /** The provider's, as it reports them. */
    TOKENS,
    /** Unicode code points, as the gateway counts them. */
    CHARACTERS;

    static TextUnit of(Price price) {
        return price.goesByCharacters() ? CHARACTERS : TOKENS;
    }
}
