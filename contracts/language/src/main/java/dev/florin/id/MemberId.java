package dev.florin.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A person of an organisation. Written {@code mem_…}. */
public record MemberId(UUID value) implements SpenderId {

    private static final String PREFIX = "mem";

    /** Reads the written form; throws {@link IllegalArgumentException} that says what was expected. */
    @JsonCreator
    public static MemberId fromString(String text) {
        return new MemberId(TypeId.decode(PREFIX, text));
    }

    @Override
    @JsonValue
    public String toString() {
        return TypeId.encode(PREFIX, value);
    }
}
