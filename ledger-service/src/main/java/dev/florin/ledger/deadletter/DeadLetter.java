package dev.florin.ledger.deadletter;

import dev.florin.edge.kafka.EventRecords;
import dev.florin.event.EventCodec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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

    public static DeadLetter of(ConsumerRecord<String, byte[]> source, @Nullable String reason) {
        return new DeadLetter(
                source.topic(),
                source.partition(),
                source.offset(),
                storable(source.key()),
                storable(EventRecords.header(source, EventCodec.TYPE_HEADER)),
                source.value(),
                reason == null ? "no reason was given" : reason.replace('\0', '\ufffd'));
    }

    /** PostgreSQL's text holds every character but one. */
    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\ufffd');
    }
}
