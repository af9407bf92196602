package dev.florin.ledger.verify;

import dev.florin.edge.kafka.EventRecords;
import dev.florin.event.EventCodec;
import dev.florin.proof.Hash;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a record that was parked: by its row, by the record itself, or by what was published.
 *
 * @param payload its hash: there may be many, and any of them large
 * @param reason why it was parked; null when the record says it, which does not know
 */
record Letter(
        Place place,
        @Nullable String key,
        @Nullable String eventType,
        @Nullable Hash payload,
        @Nullable String reason) {

    static final String TOPIC_HEADER = "florin_topic";
    static final String PARTITION_HEADER = "florin_partition";
    static final String OFFSET_HEADER = "florin_offset";
    static final String REASON_HEADER = "florin_reason";

    private static final byte[] NOTHING = {};

    /** Where the record stands in the log. */
    record Place(String topic, int partition, long offset) {

        static Place of(ConsumerRecord<?, ?> item) {
            return new Place(item.topic(), item.partition(), item.offset());
        }

        /** Null where this is no place. */
        static @Nullable Place parse(@Nullable String topic, @Nullable String partition, @Nullable String offset) {
            try {
                return topic == null ? null : new Place(topic, Integer.parseInt(partition), Long.parseLong(offset));
            } catch (NumberFormatException e) {
                return null;
            }
        }

        @Override
        public String toString() {
            return "(" + topic + ", partition " + partition + ", offset " + offset + ")";
        }
    }

    /** The record as it stands in the log. PostgreSQL's text holds every character but one. */
    static Letter parked(ConsumerRecord<String, byte[]> item) {
        return new Letter(
                Place.of(item),
                withoutNul(item.key()),
                withoutNul(EventRecords.header(item, EventCodec.TYPE_HEADER)),
                hashOf(item.value()),
                null);
    }

    /** As others read it; null where the record does not say of what it is. */
    static @Nullable Letter published(ConsumerRecord<String, byte[]> item) {
        Place place = Place.parse(
                EventRecords.header(item, TOPIC_HEADER),
                EventRecords.header(item, PARTITION_HEADER),
                EventRecords.header(item, OFFSET_HEADER));
        return place == null
                ? null
                : new Letter(
                        place,
                        item.key(),
                        EventRecords.header(item, EventCodec.TYPE_HEADER),
                        hashOf(item.value()),
                        EventRecords.header(item, REASON_HEADER));
    }

    /** What is not there is published as empty. */
    Letter asPublished() {
        return new Letter(
                place,
                Objects.requireNonNullElse(key, ""),
                eventType,
                payload == null ? hashOf(NOTHING) : payload,
                reason);
    }

    /** In which columns it is not what the other says; empty where it is the same. */
    String changesFrom(Letter other, String otherIs) {
        StringBuilder changes = new StringBuilder();
        change(changes, "record_key", key, other.key, otherIs);
        change(changes, "event_type", eventType, other.eventType, otherIs);
        change(changes, "the payload's hash", payload, other.payload, otherIs);
        if (other.reason != null) {
            change(changes, "reason", reason, other.reason, otherIs);
        }
        return changes.toString();
    }

    private static void change(
            StringBuilder changes, String column, @Nullable Object stands, @Nullable Object was, String otherIs) {
        if (!Objects.equals(stands, was)) {
            changes.append(changes.isEmpty() ? "" : ", and ")
                    .append(column)
                    .append(" is ")
                    .append(stands)
                    .append(", but ")
                    .append(otherIs)
                    .append(' ')
                    .append(was);
        }
    }

    static @Nullable Hash hashOf(byte @Nullable [] payload) {
        try {
            return payload == null
                    ? null
                    : Hash.of(MessageDigest.getInstance("SHA-256").digest(payload));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable String withoutNul(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\ufffd');
    }
}
