package dev.florin.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** An API key; the secret itself is never an id. Written {@code key_…}. */
public record KeyId(UUID value) implements SpenderId {

    private static final String PREFIX = "key";

    /** Reads the written form; throws {@link IllegalArgumentException} that says what was expected. */
    @JsonCreator
    public static KeyId fromString(String text) {
        return new KeyId(TypeId.decode(PREFIX, text));
    }

    @Override
    @JsonValue
    public String toString() {
        return TypeId.encode(PREFIX, value);
    }
}
