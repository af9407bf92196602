package dev.florin.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A project of an organisation, which groups API keys. Written {@code prj_…}. */
public record ProjectId(UUID value) implements SpenderId {

    private static final String PREFIX = "prj";

    /** Reads the written form; throws {@link IllegalArgumentException} that says what was expected. */
    @JsonCreator
    public static ProjectId fromString(String text) {
        return new ProjectId(TypeId.decode(PREFIX, text));
    }

    @Override
    @JsonValue
    public String toString() {
        return TypeId.encode(PREFIX, value);
    }
}
