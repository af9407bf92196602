package dev.florin.ledger.deadletter;

import org.jspecify.annotations.Nullable;

/**
 * A record that was not folded.
 *
 * @param reason what was wrong with it
 */
public record DeadLetter(
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        @Nullable String eventType,
        byte @Nullable [] payload,
        String reason) {

    /** Its texts become what PostgreSQL can hold. */
    public DeadLetter {
        key = storable(key);
        eventType = storable(eventType);
        reason = withoutNul(reason);
    }

    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : withoutNul(text);
    }

    /** PostgreSQL's text holds every character but one. */
    private static String withoutNul(String text) {
        return text.replace('\0', '\ufffd');
    }
}
