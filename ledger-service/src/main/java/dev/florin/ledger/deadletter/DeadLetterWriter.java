package dev.florin.ledger.deadletter;

import dev.florin.edge.outbox.OutboxMessage;
import dev.florin.event.EventCodec;
import dev.florin.event.Topics;
import dev.florin.ledger.sql.Sql;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;

/** Parks records in a table and, through the outbox, on the dead-letter topic. */
public final class DeadLetterWriter {

    private static final Logger LOG = Logger.getLogger(DeadLetterWriter.class);
    private static final byte[] NO_PAYLOAD = {};

    private static final String PARK = """
            INSERT INTO dead_letter (topic, partition, record_offset, record_key, event_type, payload, reason)
            VALUES (?, ?, ?, ?, ?, ?, ?)""";

    private DeadLetterWriter() {}

    /** Parks the records in the transaction that passes them over; one by one, as each may be as large as Kafka lets it be. */
    public static void park(Connection transaction, List<DeadLetter> letters) throws SQLException {
        for (DeadLetter letter : letters) {
            LOG.warnf("Parked %s-%d@%d: %s", letter.topic(), letter.partition(), letter.offset(), letter.reason());
            int unusedParked = Sql.update(
                    transaction,
                    PARK,
                    letter.topic(),
                    letter.partition(),
                    letter.offset(),
                    letter.key(),
                    letter.eventType(),
                    letter.payload(),
                    letter.reason());
            int unusedSent = Sql.update(
                    transaction,
                    OutboxMessage.JDBC_INSERT_SQL,
                    Topics.DEAD_LETTERS,
                    Objects.requireNonNullElse(letter.key(), ""),
                    headersOf(letter).encode(),
                    Objects.requireNonNullElse(letter.payload(), NO_PAYLOAD));
        }
    }

    private static JsonObject headersOf(DeadLetter letter) {
        JsonObject headers = new JsonObject()
                .put("florin_topic", letter.topic())
                .put("florin_partition", letter.partition())
                .put("florin_offset", letter.offset())
                .put("florin_reason", letter.reason());
        if (letter.eventType() != null) {
            headers.put(EventCodec.TYPE_HEADER, letter.eventType());
        }
        return headers;
    }
}
