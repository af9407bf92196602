package dev.florin.pricing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The name of one published, unchanging price of a model, such as {@code zero-markup/openai/gpt-4o-mini@1}. */
public record PriceVersion(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PriceVersion {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a price version needs a name");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
