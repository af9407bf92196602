package dev.florin.edge.kafka;

import dev.florin.event.Event;
import dev.florin.event.EventCodec;
import dev.florin.event.EventType;
import dev.florin.ledger.LedgerEvent.BlockSealed;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Events to Kafka records and back: CloudEvents in binary mode, keyed by the event's partition key. */
public final class EventRecords {

    private EventRecords() {}

    /**
     * The record for the event's own topic. A block goes to the partition whose block it is; all others where their key
     * says.
     *
     * @param source the CloudEvents {@code source}: the service that tells the event
     */
    public static ProducerRecord<String, byte[]> of(Event event, String source) {
        return of(
                event,
                source,
                event instanceof BlockSealed sealed ? sealed.block().partition() : null);
    }

    /**
     * The record for a partition of the event's own topic.
     *
     * @param source the CloudEvents {@code source}: the service that tells the event
     * @param partition null where the key is to say
     */
    public static ProducerRecord<String, byte[]> of(Event event, String source, @Nullable Integer partition) {
        EventType type = EventType.of(event);
        String key = event.partitionKey();
        List<Header> headers = EventHeaders.of(event, type, source);
        return new ProducerRecord<>(type.topic(), partition, key, EventCodec.encode(event), headers);
    }

    /** Throws {@link dev.florin.event.UnreadableEventException} with the reason, when the record is no event we know. */
    public static Event read(ConsumerRecord<String, byte[]> kafkaRecord) {
        return EventCodec.decode(type(kafkaRecord), kafkaRecord.value());
    }

    /** The event's type as the record's header has it, null where it has none. */
    public static @Nullable String type(ConsumerRecord<?, ?> kafkaRecord) {
        Header header = kafkaRecord.headers().lastHeader(EventCodec.TYPE_HEADER);
        return header == null || header.value() == null ? null : EventCodec.typeText(header.value());
    }

    /** A header's text, null where the record has none of that name. */
    public static @Nullable String header(ConsumerRecord<?, ?> kafkaRecord, String name) {
        Header header = kafkaRecord.headers().lastHeader(name);
        return header == null || header.value() == null ? null : EventCodec.headerText(header.value());
    }
}
