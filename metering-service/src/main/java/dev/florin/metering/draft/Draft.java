package dev.florin.metering.draft;

import dev.florin.event.LineOfText;
import dev.florin.metering.draft.DraftVerdict.Moved;
import dev.florin.metering.draft.DraftVerdict.Refused;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Prices that are being prepared. A state is a type and owns its legal transitions; each names the revision that whoever asks
 * for it has seen, so nobody decides on what has changed meanwhile.
 */
public sealed interface Draft {

    DraftTerms terms();

    /** Counts up with every change. */
    int revision();

    /** In which state it is, for people. */
    String state();

    /** The state's name in tables and answers: DRAFT, REVIEW or PUBLISHED. */
    String stateName();

    /** The prices are written anew. */
    default DraftVerdict rewrite(int seenRevision, Signed by) {
        return cannot("be changed");
    }

    /** The prices are handed to a reviewer. */
    default DraftVerdict submit(int seenRevision, Signed by) {
        return cannot("be submitted");
    }

    /** The reviewer gives it back; throws {@link IllegalArgumentException} when the reason is not a line of text. */
    default DraftVerdict reject(int seenRevision, Signed by, String reason) {
        return cannot("be rejected");
    }

    /** The reviewer, who wrote and submitted nothing of it, lets it come into force. */
    default DraftVerdict publish(int seenRevision, Signed by) {
        return cannot("be published");
    }

    private DraftVerdict cannot(String what) {
        return new Refused("%s is %s and cannot %s".formatted(terms().id(), state(), what));
    }

    /** Goes on unless the draft has changed since it was seen. */
    private static DraftVerdict ifStill(Draft draft, int seenRevision, Supplier<DraftVerdict> next) {
        return seenRevision == draft.revision()
                ? next.get()
                : new Refused("%s is at revision %d, not %d: look at it again"
                        .formatted(draft.terms().id(), draft.revision(), seenRevision));
    }

    /**
     * It is being written.
     *
     * @param rejection why the last review gave it back; null where none did
     */
    record Open(DraftTerms terms, int revision, @Nullable Rejection rejection) implements Draft {

        public static Open first(DraftTerms terms) {
            return new Open(terms, 1, null);
        }

        @Override
        public String state() {
            return "a draft";
        }

        @Override
        public String stateName() {
            return "DRAFT";
        }

        @Override
        public DraftVerdict rewrite(int seenRevision, Signed by) {
            return Draft.ifStill(
                    this, seenRevision, () -> new Moved(new Open(terms.with(by.author()), revision + 1, rejection)));
        }

        @Override
        public DraftVerdict submit(int seenRevision, Signed by) {
            return Draft.ifStill(this, seenRevision, () -> new Moved(new InReview(terms, revision + 1, by)));
        }
    }

    /** Somebody else than who wrote it looks at it. */
    record InReview(DraftTerms terms, int revision, Signed submitted) implements Draft {

        @Override
        public String state() {
            return "under review";
        }

        @Override
        public String stateName() {
            return "REVIEW";
        }

        @Override
        public DraftVerdict reject(int seenRevision, Signed by, String reason) {
            LineOfText.require("reason", reason);
            return Draft.ifStill(
                    this, seenRevision, () -> new Moved(new Open(terms, revision + 1, new Rejection(by, reason))));
        }

        @Override
        public DraftVerdict publish(int seenRevision, Signed by) {
            return Draft.ifStill(this, seenRevision, () -> reviewed(by));
        }

        private DraftVerdict reviewed(Signed by) {
            if (terms.isBy(by.author()) || submitted.author().equalsIgnoreCase(by.author())) {
                return new Refused(
                        "%s wrote or submitted %s: somebody else must publish it".formatted(by.author(), terms.id()));
            }
            return new Moved(new Published(terms, revision + 1, submitted, by));
        }
    }

    /** Its prices are published. Final. */
    record Published(DraftTerms terms, int revision, Signed submitted, Signed published) implements Draft {

        @Override
        public String state() {
            return "published";
        }

        @Override
        public String stateName() {
            return "PUBLISHED";
        }
    }

    /** A review that gave the draft back. */
    record Rejection(Signed by, String reason) {}
}
