package dev.florin.metering.draft;

/** What becomes of a draft that somebody wants to move on. */
public sealed interface DraftVerdict {

    /** The draft goes on to another state or revision. */
    record Moved(Draft next) implements DraftVerdict {}

    /**
     * The draft stays as it is.
     *
     * @param reason says why, and what would help
     */
    record Refused(String reason) implements DraftVerdict {}
}
