package dev.florin.ledger.fold;

import dev.florin.event.Event;
import dev.florin.ledger.deadletter.DeadLetter;
import org.jspecify.annotations.Nullable;

/**
 * A record of the log whose turn it is.
 *
 * @param event null where the record is none that could be folded
 * @param unreadable why it is none; null where there is an event
 */
record ReadRecord(
        WaitingRecord source,
        @Nullable Event event,
        @Nullable DeadLetter unreadable) {

    /** The record as one that is not folded; the reason counts where it is an event. */
    DeadLetter deadLetter(String reason) {
        return unreadable != null ? unreadable : source.deadLetter(reason);
    }
}
