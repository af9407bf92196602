package dev.florin.ledger.deadletter;

import dev.florin.edge.outbox.OutboxMessage;
import dev.florin.event.EventCodec;
import dev.florin.event.Topics;
import dev.florin.ledger.sql.RowsRead;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;

/** Parks records in a table and, through the outbox, on the dead-letter topic. */
@Startup
@ApplicationScoped
public class PostgresDeadLetterStore {

    private static final Logger LOG = Logger.getLogger(PostgresDeadLetterStore.class);
    private static final byte[] NO_PAYLOAD = {};

    private static final String INSERT = """
            INSERT INTO dead_letter (topic, partition, record_offset, record_key, event_type, payload, reason)
            VALUES ($1, $2, $3, $4, $5, $6, $7)""";
    private static final String PAGE = """
            SELECT dead_letter_id, topic, partition, record_offset, record_key, event_type,
                   encode(substr(payload, 1, 4096), 'escape') AS payload_start, reason, parked_at
            FROM dead_letter
            WHERE dead_letter_id < $1
            ORDER BY dead_letter_id DESC LIMIT $2""";

    private final Pool pool;
    private final Counter parked;

    public PostgresDeadLetterStore(Pool pool, MeterRegistry registry) {
        this.pool = pool;
        this.parked = Counter.builder("florin.ledger.dead.letters")
                .description("Records that could not be folded and were parked")
                .register(registry);
    }

    /** Parks the records in the transaction that passes them over. */
    public Uni<Void> park(SqlConnection transaction, List<DeadLetter> letters) {
        if (letters.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        letters.forEach(PostgresDeadLetterStore::warn);
        parked.increment(letters.size());
        return transaction
                .preparedQuery(INSERT)
                .executeBatch(
                        letters.stream().map(PostgresDeadLetterStore::rowOf).toList())
                .chain(() -> transaction
                        .preparedQuery(OutboxMessage.INSERT_SQL)
                        .executeBatch(letters.stream()
                                .map(PostgresDeadLetterStore::messageOf)
                                .toList()))
                .replaceWithVoid();
    }

    /** Newest first. */
    Uni<List<ParkedRecord>> page(long before, int limit) {
        return pool.preparedQuery(PAGE)
                .mapping(ParkedRecord::from)
                .execute(Tuple.of(before, limit))
                .map(RowsRead::list);
    }

    private static void warn(DeadLetter letter) {
        LOG.warnf("Parked %s-%d@%d: %s", letter.topic(), letter.partition(), letter.offset(), letter.reason());
    }

    private static Tuple rowOf(DeadLetter letter) {
        return Tuple.tuple()
                .addString(letter.topic())
                .addInteger(letter.partition())
                .addLong(letter.offset())
                .addString(letter.key())
                .addString(letter.eventType())
                .addValue(letter.payload() == null ? null : Buffer.buffer(letter.payload()))
                .addString(letter.reason());
    }

    private static Tuple messageOf(DeadLetter letter) {
        JsonObject headers = new JsonObject()
                .put("florin_topic", letter.topic())
                .put("florin_partition", letter.partition())
                .put("florin_offset", letter.offset())
                .put("florin_reason", letter.reason());
        if (letter.eventType() != null) {
            headers.put(EventCodec.TYPE_HEADER, letter.eventType());
        }
        return Tuple.of(
                Topics.DEAD_LETTERS,
                Objects.requireNonNullElse(letter.key(), ""),
                headers.encode(),
                Buffer.buffer(Objects.requireNonNullElse(letter.payload(), NO_PAYLOAD)));
    }
}
