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

    /** The record at a place of the log, its texts as PostgreSQL can hold them. */
    public static DeadLetter of(
            String topic,
            int partition,
            long offset,
            @Nullable String key,
            @Nullable String eventType,
            byte @Nullable [] payload,
            @Nullable String reason) {
        return new DeadLetter(
                topic,
                partition,
                offset,
                storable(key),
                storable(eventType),
                payload,
                withoutNul(reason == null ? "no reason was given" : reason));
    }

    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : withoutNul(text);
    }

    /** PostgreSQL's text holds every character but one. */
    private static String withoutNul(String text) {
        return text.replace('\0', '\ufffd');
    }
}
