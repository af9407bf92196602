package dev.florin.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A customer's organisation, which owns accounts, projects and members. Written {@code org_…}. */
public record OrganisationId(UUID value) implements SpenderId {

    private static final String PREFIX = "org";

    /** Reads the written form; throws {@link IllegalArgumentException} that says what was expected. */
    @JsonCreator
    public static OrganisationId fromString(String text) {
        return new OrganisationId(TypeId.decode(PREFIX, text));
    }

    @Override
    @JsonValue
    public String toString() {
        return TypeId.encode(PREFIX, value);
    }
}
