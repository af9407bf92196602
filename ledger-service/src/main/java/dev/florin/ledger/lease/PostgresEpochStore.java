package dev.florin.ledger.lease;

import static java.util.stream.Collectors.toMap;

import dev.florin.id.EpochId;
import dev.florin.ledger.domain.EpochLife;
import dev.florin.ledger.domain.EpochLife.Expired;
import dev.florin.ledger.domain.EpochLife.Held;
import dev.florin.ledger.domain.EpochLife.Reaped;
import dev.florin.ledger.domain.EpochLife.Reaping;
import dev.florin.ledger.sql.Columns;
import dev.florin.ledger.sql.RowsRead;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    private static final String RENEW = """
            UPDATE lease_epoch SET expires_at = clock_timestamp() + $3 * interval '1 millisecond'
            WHERE epoch = $1 AND replica = $2 AND life = 'HELD' AND expires_at > clock_timestamp()""";
    private static final String UNFINISHED = """
            SELECT epoch FROM lease_epoch WHERE life <> 'REAPED' AND expires_at < clock_timestamp()
            ORDER BY expires_at LIMIT 100""";
    private static final String LOCK = """
            SELECT e.life, e.expires_at, clock_timestamp() AS now,
                   (SELECT json_object_agg(r.partition, r.end_offset)::text
                    FROM lease_reaping r WHERE r.epoch = e.epoch) AS end_offsets
            FROM lease_epoch e WHERE e.epoch = $1 FOR UPDATE OF e SKIP LOCKED""";
    private static final String SET_LIFE = "UPDATE lease_epoch SET life = $2 WHERE epoch = $1";
    private static final String ADD_REAPING = """
            INSERT INTO lease_reaping (epoch, partition, end_offset)
            SELECT $1, * FROM UNNEST($2::int[], $3::bigint[])""";
    private static final String END_REAPING = "DELETE FROM lease_reaping WHERE epoch = $1 AND partition = $2";

    private static final String FORGET_LEASES = "DELETE FROM lease WHERE epoch = $1";

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

    /** Keeps the epoch; false when it has expired, is another replica's or never began. */
    Uni<Boolean> renew(EpochId epoch, String replica, Duration ttl) {
        return pool.preparedQuery(RENEW)
                .execute(Tuple.of(epoch.value(), replica, ttl.toMillis()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Epochs that were not renewed in time and may still hold leases. */
    Uni<List<EpochId>> unfinished() {
        return pool.preparedQuery(UNFINISHED)
                .mapping(row -> new EpochId(row.getUUID("epoch")))
                .execute()
                .map(RowsRead::list);
    }

    /** The epoch's life, advanced by the clock; empty while somebody else has it locked. */
    Uni<Optional<EpochLife>> lock(SqlConnection transaction, EpochId epoch, Duration deliveryTimeout) {
        return transaction
                .preparedQuery(LOCK)
                .mapping(row -> lifeOf(row, deliveryTimeout))
                .execute(Tuple.of(epoch.value()))
                .map(RowsRead::first);
    }

    Uni<Void> save(SqlConnection transaction, EpochId epoch, EpochLife life) {
        String name = switch (life) {
            case Held held -> "HELD";
            case Expired expired -> "EXPIRED";
            case Reaping reaping -> "REAPING";
            case Reaped reaped -> "REAPED";
        };
        return transaction
                .preparedQuery(SET_LIFE)
                .execute(Tuple.of(epoch.value(), name))
                .replaceWithVoid();
    }

    /** All usage of the epoch lies below these ends of the log. */
    Uni<Void> beginReaping(SqlConnection transaction, EpochId epoch, Reaping reaping) {
        List<Map.Entry<Integer, Long>> ends = List.copyOf(reaping.endOffsets().entrySet());
        return transaction
                .preparedQuery(ADD_REAPING)
                .execute(Columns.<Map.Entry<Integer, Long>>of(ends)
                        .ints(Map.Entry::getKey)
                        .longs(Map.Entry::getValue)
                        .behind(epoch.value()))
                .chain(() -> save(transaction, epoch, reaping));
    }

    /** The partition's leases are freed; with the last one the epoch's leases become history. */
    Uni<Void> endReaping(SqlConnection transaction, EpochId epoch, int partition, EpochLife then) {
        return transaction
                .preparedQuery(END_REAPING)
                .execute(Tuple.of(epoch.value(), partition))
                .chain(() -> save(transaction, epoch, then))
                .chain(() -> then instanceof Reaped
                        ? forgetLeases(transaction, epoch)
                        : Uni.createFrom().voidItem());
    }

    private static Uni<Void> forgetLeases(SqlConnection transaction, EpochId epoch) {
        return transaction
                .preparedQuery(FORGET_LEASES)
                .execute(Tuple.of(epoch.value()))
                .replaceWithVoid();
    }

    private static EpochLife lifeOf(Row row, Duration deliveryTimeout) {
        Instant now = row.getOffsetDateTime("now").toInstant();
        Instant expiresAt = row.getOffsetDateTime("expires_at").toInstant();
        return switch (row.getString("life")) {
            case "HELD" -> new Held(expiresAt).at(now, deliveryTimeout);
            case "EXPIRED" -> new Expired();
            case "REAPING" -> new Reaping(endOffsets(row.getString("end_offsets")));
            default -> new Reaped();
        };
    }

    private static Map<Integer, Long> endOffsets(@Nullable String json) {
        return json == null
                ? Map.of()
                : new JsonObject(json)
                        .stream()
                                .collect(toMap(
                                        entry -> Integer.valueOf(entry.getKey()),
                                        entry -> ((Number) entry.getValue()).longValue()));
    }
}
