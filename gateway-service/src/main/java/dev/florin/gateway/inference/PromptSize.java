package dev.florin.gateway.inference;

import dev.florin.usage.Meter;
import dev.florin.usage.Usage;

/**
 * How long a chat's prompt is, by our count.
 *
 * @param tokens as nearly as can be said without the provider
 * @param characters of a price by characters exactly; else zero
 * @param referenceBytes of the files in it, decoded, where the price goes by characters; else zero
 */
public record PromptSize(long tokens, long characters, long referenceBytes) {

    static PromptSize ofTokens(long tokens) {
        return new PromptSize(tokens, 0, 0);
    }

    /** What of a price by characters is certain before anything is sent. */
    Usage counted() {
        return Usage.of(Meter.INPUT_CHARACTERS, characters).with(Meter.REFERENCE_BYTES, referenceBytes);
    }
}
