package dev.florin.ledger.fold;

import dev.florin.edge.kafka.EventRecords;
import dev.florin.event.Event;
import dev.florin.event.EventCodec;
import dev.florin.event.EventType;
import dev.florin.event.UnreadableEventException;
import dev.florin.ledger.deadletter.DeadLetter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A record of the log that waits to be folded. Kafka's own, with the headers and the buffer behind them, is let go of. It is
 * read when its turn comes and not before: records wait by the thousand, and an event is some twenty objects more, which the
 * collector would carry along.
 *
 * @param timestamp when it was appended to the log, in milliseconds since 1970
 * @param type the event's type as the record's header has it; null where there is none
 * @param traceParent the trace that goes on here; null where there is none, or nobody collects them
 */
record WaitingRecord(
        String topic,
        int partition,
        long offset,
        long timestamp,
        @Nullable String key,
        @Nullable String type,
        byte @Nullable [] payload,
        @Nullable String traceParent) {

    static final String TRACE_PARENT = "traceparent";

    private static final Logger LOG = Logger.getLogger(WaitingRecord.class);

    static WaitingRecord of(ConsumerRecord<String, byte[]> source) {
        return of(source, null);
    }

    /** The same, and with the record's trace where it has one. */
    static WaitingRecord traced(ConsumerRecord<String, byte[]> source) {
        return of(source, EventRecords.header(source, TRACE_PARENT));
    }

    private static WaitingRecord of(ConsumerRecord<String, byte[]> source, @Nullable String traceParent) {
        return new WaitingRecord(
                source.topic(),
                source.partition(),
                source.offset(),
                source.timestamp(),
                source.key(),
                EventRecords.type(source),
                source.value(),
                traceParent);
    }

    /** The record with its event, or with why there is none. */
    ReadRecord read() {
        try {
            return new ReadRecord(this, event(), null);
        } catch (UnreadableEventException e) {
            return new ReadRecord(this, null, deadLetter(e.getMessage()));
        } catch (RuntimeException e) {
            // No record may stop the others, whatever is wrong with it or with its reader.
            LOG.errorf(e, "%s-%d@%d cannot be read", topic, partition, offset);
            return new ReadRecord(this, null, deadLetter("it cannot be read: " + e));
        }
    }

    /** The record as one that is not folded. */
    DeadLetter deadLetter(@Nullable String reason) {
        String known = reason == null ? "no reason was given" : reason;
        return new DeadLetter(topic, partition, offset, key, type, payload, known);
    }

    /** An event under another key could reach another partition than the rest of its account's. */
    private Event event() {
        Event event = EventCodec.decode(type, payload);
        String home = EventType.of(event).topic();
        if (!home.equals(topic)) {
            throw new UnreadableEventException("the event belongs on topic " + home);
        }
        if (!event.partitionKey().equals(key)) {
            throw new UnreadableEventException("the record's key is not the event's account " + event.partitionKey());
        }
        return event;
    }
}
