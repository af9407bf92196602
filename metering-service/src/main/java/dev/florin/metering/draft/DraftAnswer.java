package dev.florin.metering.draft;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.florin.id.DraftId;
import dev.florin.metering.draft.Draft.InReview;
import dev.florin.metering.draft.Draft.Open;
import dev.florin.metering.draft.Draft.Published;
import dev.florin.metering.draft.Draft.Rejection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A draft for operators.
 *
 * @param revision what a decision on it must name
 * @param state DRAFT, REVIEW or PUBLISHED
 * @param authors who wrote a part of it, and so must not publish it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DraftAnswer(
        DraftId draftId,
        String name,
        String state,
        int revision,
        List<String> authors,
        Instant createdAt,
        @Nullable Signed submitted,
        @Nullable Rejection rejection,
        @Nullable Signed published) {

    public static DraftAnswer from(Draft draft) {
        return switch (draft) {
            case Open open -> from(open, null, open.rejection(), null);
            case InReview review -> from(review, review.submitted(), null, null);
            case Published published -> from(published, published.submitted(), null, published.published());
        };
    }

    private static DraftAnswer from(
            Draft draft, @Nullable Signed submitted, @Nullable Rejection rejection, @Nullable Signed published) {
        DraftTerms terms = draft.terms();
        return new DraftAnswer(
                terms.id(),
                terms.name(),
                draft.stateName(),
                draft.revision(),
                terms.authors(),
                terms.createdAt(),
                submitted,
                rejection,
                published);
    }
}
