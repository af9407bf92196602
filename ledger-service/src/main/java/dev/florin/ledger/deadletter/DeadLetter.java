package dev.florin.ledger.deadletter;

import dev.florin.edge.kafka.EventRecords;
import dev.florin.event.Event;
import dev.florin.event.EventCodec;
import dev.florin.event.EventType;
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

    /** A record that is no event. */
    public static DeadLetter of(ConsumerRecord<String, byte[]> source, @Nullable String reason) {
        return new DeadLetter(
                source.topic(),
                source.partition(),
                source.offset(),
                storable(source.key()),
                storable(EventRecords.header(source, EventCodec.TYPE_HEADER)),
                source.value(),
                withoutNul(reason == null ? "no reason was given" : reason));
    }

    /** The record of an event that could not be posted, from its place on the event's topic. */
    public static DeadLetter of(Event event, int partition, long offset, byte[] payload, String reason) {
        EventType type = EventType.of(event);
        return new DeadLetter(
                type.topic(), partition, offset, event.partitionKey(), type.code(), payload, withoutNul(reason));
    }

    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : withoutNul(text);
    }

    /** PostgreSQL's text holds every character but one. */
    private static String withoutNul(String text) {
        return text.replace('\0', '\ufffd');
    }
}
