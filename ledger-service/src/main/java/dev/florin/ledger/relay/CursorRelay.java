package dev.florin.ledger.relay;

import dev.florin.edge.kafka.EventRecords;
import dev.florin.ledger.sql.RowsRead;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/**
 * Sends a source's rows to Kafka behind a cursor per partition. The cursor moves after Kafka has acknowledged, so rows
 * are sent at least once and in order; who holds a cursor's lock relays alone.
 */
@ApplicationScoped
public class CursorRelay {

    private static final String EVENT_SOURCE = "/florin/ledger";
    private static final int PAGE = 1000;
    private static final Duration LONGEST_PAGE = Duration.ofMinutes(1);

    /** The counter is a column's name out of this service, never input. */
    private static final String BEHIND = """
            SELECT p.partition FROM journal_partition p
            LEFT JOIN relay_cursor c ON c.topic = $1 AND c.partition = p.partition
            WHERE p.%s > COALESCE(c.position, 0)
            ORDER BY p.partition""";

    private static final String CREATE = """
            INSERT INTO relay_cursor (topic, partition, position) VALUES ($1, $2, 0) ON CONFLICT DO NOTHING""";
    private static final String LOCK = """
            SELECT position FROM relay_cursor WHERE topic = $1 AND partition = $2 FOR UPDATE SKIP LOCKED""";
    private static final String MOVE = "UPDATE relay_cursor SET position = $3 WHERE topic = $1 AND partition = $2";

    private final Pool pool;
    private final RelayProducer producer;

    public CursorRelay(Pool pool, RelayProducer producer) {
        this.pool = pool;
        this.producer = producer;
    }

    /** Relays until nothing is left that is not relayed by somebody else; blocks meanwhile. */
    void drain(RelaySource source) {
        boolean more = true;
        while (more) {
            more = behind(source).stream()
                    .map(partition -> relayPage(source, partition))
                    .reduce(false, Boolean::logicalOr);
        }
    }

    private List<Integer> behind(RelaySource source) {
        return pool.preparedQuery(BEHIND.formatted(source.counter()))
                .mapping(row -> row.getInteger(0))
                .execute(Tuple.of(source.topic()))
                .map(RowsRead::list)
                .await()
                .atMost(LONGEST_PAGE);
    }

    /** Whether the page was full. */
    private boolean relayPage(RelaySource source, int partition) {
        return pool.preparedQuery(CREATE)
                .execute(Tuple.of(source.topic(), partition))
                .chain(() -> pool.withTransaction(transaction -> relayIfAlone(transaction, source, partition)))
                .await()
                .atMost(LONGEST_PAGE);
    }

    private Uni<Boolean> relayIfAlone(SqlConnection transaction, RelaySource source, int partition) {
        return transaction
                .preparedQuery(LOCK)
                .mapping(row -> row.getLong(0))
                .execute(Tuple.of(source.topic(), partition))
                .map(RowsRead::first)
                .chain(cursor -> cursor.isPresent()
                        ? relayBehind(transaction, source, partition, cursor.get())
                        : Uni.createFrom().item(false));
    }

    private Uni<Boolean> relayBehind(SqlConnection transaction, RelaySource source, int partition, long cursor) {
        return source.read(transaction, partition, cursor, PAGE)
                .chain(rows -> rows.isEmpty()
                        ? Uni.createFrom().item(false)
                        : send(transaction, source, partition, rows).replaceWith(rows.size() == PAGE));
    }

    private Uni<Void> send(SqlConnection transaction, RelaySource source, int partition, List<Relayed> rows) {
        long last = rows.getLast().number();
        return producer.send(rows.stream()
                        .map(row -> EventRecords.of(row.event(), EVENT_SOURCE))
                        .toList())
                .chain(() -> transaction.preparedQuery(MOVE).execute(Tuple.of(source.topic(), partition, last)))
                .replaceWithVoid();
    }
}
