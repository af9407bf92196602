package dev.florin.ledger.lease;

import dev.florin.id.EpochId;
import dev.florin.ledger.sql.RowsRead;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** The lives of replicas. The ledger's clock is the database's, so that all ledger replicas have the same. */
@ApplicationScoped
public class PostgresEpochStore {

    private static final String RENEW = """
            UPDATE lease_epoch SET expires_at = clock_timestamp() + $3 * interval '1 millisecond'
            WHERE epoch = $1 AND replica = $2 AND life = 'HELD' AND expires_at > clock_timestamp()""";

    private static final String ALIVE = """
            SELECT count(*) AS alive FROM lease_epoch WHERE life = 'HELD' AND expires_at > clock_timestamp()""";

    private final Pool pool;

    public PostgresEpochStore(Pool pool) {
        this.pool = pool;
    }

    /** How many replicas may admit requests at present. */
    Uni<Integer> alive() {
        return pool.preparedQuery(ALIVE)
                .mapping(row -> row.getInteger("alive"))
                .execute()
                .map(rows -> RowsRead.list(rows).getFirst());
    }

    /** Keeps the epoch; false when it has expired, is another replica's or never began. */
    Uni<Boolean> renew(EpochId epoch, String replica, Duration ttl) {
        return pool.preparedQuery(RENEW)
                .execute(Tuple.of(epoch.value(), replica, ttl.toMillis()))
                .map(rows -> rows.rowCount() == 1);
    }
}
