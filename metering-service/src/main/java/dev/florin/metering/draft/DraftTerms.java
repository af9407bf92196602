package dev.florin.metering.draft;

import dev.florin.event.LineOfText;
import dev.florin.id.DraftId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a draft is in every state.
 *
 * @param name what people know it by
 * @param authors everybody who wrote a part of it, who made it first
 */
public record DraftTerms(DraftId id, String name, List<String> authors, Instant createdAt) {

    /** Throws {@link IllegalArgumentException} when the name is not a line of text. */
    public DraftTerms {
        LineOfText.require("name", name);
        authors = List.copyOf(authors);
        if (authors.isEmpty()) {
            throw new IllegalArgumentException("draft " + id + " has no author");
        }
    }

    /** Whether the person wrote a part of it; who writes the same name otherwise in case is the same. */
    boolean isBy(String person) {
        return authors.stream().anyMatch(person::equalsIgnoreCase);
    }

    DraftTerms with(String author) {
        return isBy(author)
                ? this
                : new DraftTerms(
                        id,
                        name,
                        Stream.concat(authors.stream(), Stream.of(author)).toList(),
                        createdAt);
    }
}
