package dev.florin.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.UUID;

/** Whom spending is counted for: an organisation, one of its projects or members, or an API key. */
public sealed interface SpenderId permits OrganisationId, ProjectId, MemberId, KeyId {

    UUID value();

    /** Reads any of the written forms; throws {@link IllegalArgumentException} that says what was expected. */
    @JsonCreator
    static SpenderId fromString(String text) {
        int underscore = text.indexOf('_');
        return switch (underscore < 0 ? "" : text.substring(0, underscore)) {
            case "org" -> OrganisationId.fromString(text);
            case "prj" -> ProjectId.fromString(text);
            case "mem" -> MemberId.fromString(text);
            case "key" -> KeyId.fromString(text);
            default ->
                throw new IllegalArgumentException(
                        "an id of an organisation (org_…), project (prj_…), member (mem_…) or key (key_…) was expected");
        };
    }
}
