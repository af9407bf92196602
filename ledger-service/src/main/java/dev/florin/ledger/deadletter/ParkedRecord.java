package dev.florin.ledger.deadletter;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A parked record as operators see it.
 *
 * @param payload its first 4 KiB as text, bytes outside of ASCII escaped
 */
public record ParkedRecord(
        long deadLetterId,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        @Nullable String eventType,
        @Nullable String payload,
        String reason,
        Instant parkedAt) {

    static ParkedRecord from(Row row) {
        return new ParkedRecord(
                row.getLong("dead_letter_id"),
                row.getString("topic"),
                row.getInteger("partition"),
                row.getLong("record_offset"),
                row.getString("record_key"),
                row.getString("event_type"),
                row.getString("payload_start"),
                row.getString("reason"),
                row.getOffsetDateTime("parked_at").toInstant());
    }
}
