package dev.florin.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A tax decision with its evidence, fixed when the order is placed. Written {@code txq_…}. */
public record TaxQuoteId(UUID value) {

    private static final String PREFIX = "txq";

    /** Reads the written form; throws {@link IllegalArgumentException} that says what was expected. */
    @JsonCreator
    public static TaxQuoteId fromString(String text) {
        return new TaxQuoteId(TypeId.decode(PREFIX, text));
    }

    @Override
    @JsonValue
    public String toString() {
        return TypeId.encode(PREFIX, value);
    }
}
