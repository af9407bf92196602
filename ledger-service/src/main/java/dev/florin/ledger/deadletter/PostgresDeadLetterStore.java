package dev.florin.ledger.deadletter;

import dev.florin.ledger.sql.RowsRead;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads what was parked. */
@ApplicationScoped
public class PostgresDeadLetterStore {

    private static final String PAGE = """
            SELECT dead_letter_id, topic, partition, record_offset, record_key, event_type,
                   encode(substr(payload, 1, 4096), 'escape') AS payload_start, reason, parked_at
            FROM dead_letter
            WHERE dead_letter_id < $1
            ORDER BY dead_letter_id DESC LIMIT $2""";

    private final Pool pool;

    public PostgresDeadLetterStore(Pool pool) {
        this.pool = pool;
    }

    /** Newest first. */
    Uni<List<ParkedRecord>> page(long before, int limit) {
        return pool.preparedQuery(PAGE)
                .mapping(ParkedRecord::from)
                .execute(Tuple.of(before, limit))
                .map(RowsRead::list);
    }
}
