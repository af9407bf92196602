package dev.florin.metering.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.florin.id.DraftId;
import dev.florin.id.Ids;
import dev.florin.metering.draft.Draft.InReview;
import dev.florin.metering.draft.Draft.Open;
import dev.florin.metering.draft.Draft.Published;
import dev.florin.metering.draft.Draft.Rejection;
import dev.florin.metering.draft.DraftVerdict.Moved;
import dev.florin.metering.draft.DraftVerdict.Refused;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DraftTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final Signed ANN = new Signed("ann@example.com", NOW);
    private static final Signed BOB = new Signed("bob@example.com", NOW.plusSeconds(60));
    private static final Signed EVE = new Signed("eve@example.com", NOW.plusSeconds(120));
    private static final DraftTerms TERMS =
            new DraftTerms(new DraftId(Ids.system().next()), "spring", List.of(ANN.author()), NOW);

    private final Open open = Open.first(TERMS);
    private final InReview review = new InReview(TERMS, 2, ANN);
    private final Published published = new Published(TERMS, 3, ANN, BOB);

    @Test
    @DisplayName("S8: draft, review, published: each step is signed and counts the revision up")
    void aDraftIsReviewedAndPublished() {
        assertThat(open.submit(1, ANN)).isEqualTo(new Moved(review));
        assertThat(review.publish(2, BOB)).isEqualTo(new Moved(published));
    }

    @Test
    void aRejectedDraftIsADraftAgainAndSaysWhy() {
        assertThat(review.reject(2, BOB, "the margin is gone"))
                .isEqualTo(new Moved(new Open(TERMS, 3, new Rejection(BOB, "the margin is gone"))));
    }

    @Test
    void whoWroteAPartOfADraftDoesNotPublishIt() {
        Draft rewritten = ((Moved) open.rewrite(1, BOB)).next();
        Draft submitted = ((Moved) rewritten.submit(2, EVE)).next();

        for (Signed writer : List.of(ANN, BOB, EVE, new Signed("Ann@Example.com", NOW))) {
            assertThat(submitted.publish(3, writer))
                    .isEqualTo(new Refused(
                            writer.author() + " wrote or submitted " + TERMS.id() + ": somebody else must publish it"));
        }
    }

    @Test
    void nobodyDecidesOnWhatHasChangedSince() {
        assertThat(open.submit(7, ANN)).isEqualTo(stale(1, 7));
        assertThat(open.rewrite(2, ANN)).isEqualTo(stale(1, 2));
        assertThat(review.publish(1, BOB)).isEqualTo(stale(2, 1));
        assertThat(review.reject(1, BOB, "no")).isEqualTo(stale(2, 1));
    }

    @Test
    @DisplayName("T2: what is published is final, and what is under review stays as it is")
    void noStateTakesAStepThatIsNotItsOwn() {
        assertThat(open.publish(1, BOB)).isEqualTo(cannot("a draft", "be published"));
        assertThat(open.reject(1, BOB, "no")).isEqualTo(cannot("a draft", "be rejected"));
        assertThat(review.rewrite(2, ANN)).isEqualTo(cannot("under review", "be changed"));
        assertThat(review.submit(2, ANN)).isEqualTo(cannot("under review", "be submitted"));
        assertThat(published.rewrite(3, EVE)).isEqualTo(cannot("published", "be changed"));
        assertThat(published.submit(3, EVE)).isEqualTo(cannot("published", "be submitted"));
        assertThat(published.reject(3, EVE, "no")).isEqualTo(cannot("published", "be rejected"));
        assertThat(published.publish(3, EVE)).isEqualTo(cannot("published", "be published"));
    }

    @Test
    void anAuthorAndAReasonAreLinesOfText() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Signed(" ", NOW));
        assertThatIllegalArgumentException().isThrownBy(() -> review.reject(2, BOB, "two\nlines"));
    }

    private static Refused stale(int is, int seen) {
        return new Refused("%s is at revision %d, not %d: look at it again".formatted(TERMS.id(), is, seen));
    }

    private static Refused cannot(String state, String what) {
        return new Refused("%s is %s and cannot %s".formatted(TERMS.id(), state, what));
    }
}
