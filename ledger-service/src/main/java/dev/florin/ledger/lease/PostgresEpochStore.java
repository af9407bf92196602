package dev.florin.ledger.lease;

import dev.florin.id.EpochId;
import dev.florin.ledger.sql.RowsRead;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** The lives of replicas. The ledger's clock is the database's, so that all ledger replicas have the same. */
@ApplicationScoped
public class PostgresEpochStore {

    /** Takes the row's lock even where it changes nothing, so that expiry waits for grants under way. */
    private static final String HOLD = """
            INSERT INTO lease_epoch AS e (epoch, replica, life, expires_at)
            VALUES ($1, $2, 'HELD', clock_timestamp() + $3 * interval '1 millisecond')
            ON CONFLICT (epoch) DO UPDATE SET expires_at = excluded.expires_at
            WHERE e.life = 'HELD' AND e.expires_at > clock_timestamp() AND e.replica = excluded.replica
            RETURNING epoch""";

    private static final String COUNT =
            "UPDATE lease_epoch SET last_request = $2 WHERE epoch = $1 AND last_request < $2";

    private static final String RENEW = """
            UPDATE lease_epoch SET expires_at = clock_timestamp() + $3 * interval '1 millisecond'
            WHERE epoch = $1 AND replica = $2 AND life = 'HELD' AND expires_at > clock_timestamp()""";

    private static final String ALIVE = """
            SELECT count(*) AS alive FROM lease_epoch WHERE life = 'HELD' AND expires_at > clock_timestamp()""";

    private static final String NOW = "SELECT clock_timestamp() AS now";

    private final Pool pool;

    public PostgresEpochStore(Pool pool) {
        this.pool = pool;
    }

    /** Begins or keeps the epoch for another time to live; false when it has expired or is another replica's. */
    Uni<Boolean> hold(SqlConnection transaction, EpochId epoch, String replica, Duration ttl) {
        return transaction
                .preparedQuery(HOLD)
                .execute(Tuple.of(epoch.value(), replica, ttl.toMillis()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Takes note of a request of a held epoch; false when a later one was here before. */
    Uni<Boolean> count(SqlConnection transaction, EpochId epoch, long number) {
        return transaction
                .preparedQuery(COUNT)
                .execute(Tuple.of(epoch.value(), number))
                .map(rows -> rows.rowCount() == 1);
    }

    /** The ledger's clock. */
    Uni<Instant> now(SqlConnection transaction) {
        return transaction
                .query(NOW)
                .mapping(row -> row.getOffsetDateTime("now").toInstant())
                .execute()
                .map(rows -> RowsRead.list(rows).getFirst());
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
