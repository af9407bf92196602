package dev.florin.edge.kafka;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * Offsets in the service's own database, so that what a batch does and how far it came commit together.
 *
 * <p>Expects the table {@code consumed_offset (topic text, partition int, next_offset bigint, primary key (topic,
 * partition))}.
 */
@ApplicationScoped
public class ConsumedOffsets {

    private static final String CREATE = """
            INSERT INTO consumed_offset (topic, partition, next_offset) VALUES ($1, $2, 0)
            ON CONFLICT DO NOTHING""";
    private static final String LOCK =
            "SELECT next_offset FROM consumed_offset WHERE topic = $1 AND partition = $2 FOR UPDATE";
    private static final String READ = "SELECT next_offset FROM consumed_offset WHERE topic = $1 AND partition = $2";
    private static final String ADVANCE =
            "UPDATE consumed_offset SET next_offset = $3 WHERE topic = $1 AND partition = $2";

    private final Pool pool;

    public ConsumedOffsets(Pool pool) {
        this.pool = pool;
    }

    /** The first offset that is not consumed yet; nobody else moves it until the transaction ends. */
    public Uni<Long> lock(SqlConnection transaction, TopicPartition partition) {
        return transaction
                .preparedQuery(CREATE)
                .execute(keyOf(partition))
                .chain(() -> transaction.preparedQuery(LOCK).execute(keyOf(partition)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Everything below {@code next} is consumed once the transaction commits. */
    public Uni<Void> advance(SqlConnection transaction, TopicPartition partition, long next) {
        return transaction
                .preparedQuery(ADVANCE)
                .execute(Tuple.of(partition.topic(), partition.partition(), next))
                .replaceWithVoid();
    }

    /** The first offset that is not consumed yet as committed now; empty when nothing ever was. */
    public Uni<Optional<Long>> next(TopicPartition partition) {
        return pool.preparedQuery(READ)
                .execute(keyOf(partition))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getLong(0)));
    }

    private static Tuple keyOf(TopicPartition partition) {
        return Tuple.of(partition.topic(), partition.partition());
    }
}
