package dev.florin.ledger.fold;

import dev.florin.edge.kafka.EventRecords;
import dev.florin.event.Event;
import dev.florin.event.EventType;
import dev.florin.event.UnreadableEventException;
import dev.florin.ledger.deadletter.DeadLetter;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A record of the log, read. Kafka's own, with the headers and the buffer behind them, is let go of: records wait by the
 * thousand.
 *
 * @param timestamp when it was appended to the log, in milliseconds since 1970
 * @param event null where the record is none that could be folded
 * @param unreadable why it is none; null where there is an event
 * @param traceParent the trace that goes on here; null where there is none, or nobody collects them
 */
record ReadRecord(
        String topic,
        int partition,
        long offset,
        long timestamp,
        byte @Nullable [] payload,
        @Nullable Event event,
        @Nullable DeadLetter unreadable,
        @Nullable String traceParent) {

    static final String TRACE_PARENT = "traceparent";

    private static final Logger LOG = Logger.getLogger(ReadRecord.class);

    static ReadRecord of(ConsumerRecord<String, byte[]> source) {
        return of(source, false);
    }

    /** The same, and with the record's trace where it has one. */
    static ReadRecord traced(ConsumerRecord<String, byte[]> source) {
        return of(source, true);
    }

    /** The record as one that is not folded; the reason counts where it is an event. */
    DeadLetter deadLetter(String reason) {
        return unreadable != null
                ? unreadable
                : DeadLetter.of(
                        Objects.requireNonNull(event), partition, offset, Objects.requireNonNull(payload), reason);
    }

    private static ReadRecord of(ConsumerRecord<String, byte[]> source, boolean traced) {
        Event event = null;
        DeadLetter unreadable = null;
        try {
            event = eventOf(source);
        } catch (UnreadableEventException e) {
            unreadable = DeadLetter.of(source, e.getMessage());
        } catch (RuntimeException e) {
            // No record may stop the others, whatever is wrong with it or with its reader.
            LOG.errorf(e, "%s-%d@%d cannot be read", source.topic(), source.partition(), source.offset());
            unreadable = DeadLetter.of(source, "it cannot be read: " + e);
        }
        return new ReadRecord(
                source.topic(),
                source.partition(),
                source.offset(),
                source.timestamp(),
                source.value(),
                event,
                unreadable,
                traced ? EventRecords.header(source, TRACE_PARENT) : null);
    }

    /** An event under another key could reach another partition than the rest of its account's. */
    private static Event eventOf(ConsumerRecord<String, byte[]> source) {
        Event event = EventRecords.read(source);
        String topic = EventType.of(event).topic();
        if (!topic.equals(source.topic())) {
            throw new UnreadableEventException("the event belongs on topic " + topic);
        }
        if (!event.partitionKey().equals(source.key())) {
            throw new UnreadableEventException("the record's key is not the event's account " + event.partitionKey());
        }
        return event;
    }
}
