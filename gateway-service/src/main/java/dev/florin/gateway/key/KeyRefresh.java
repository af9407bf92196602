package dev.florin.gateway.key;

import dev.florin.gateway.limit.RateLimit;
import dev.florin.id.AccountId;
import dev.florin.id.KeyId;
import dev.florin.id.MemberId;
import dev.florin.id.OrganisationId;
import dev.florin.id.ProjectId;
import dev.florin.id.SpenderId;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows the directory's keys: listens for changes, loads all, then looks each changed key up. Everything runs on one
 * connection, which answers in the order asked, so an older picture never replaces a newer one.
 */
@ApplicationScoped
public class KeyRefresh {

    private static final Logger LOG = Logger.getLogger(KeyRefresh.class);
    private static final long RECONNECT_MILLIS = 500;

    private static final String LISTEN = "LISTEN api_key_changed";
    private static final String VALID_KEYS = """
            SELECT k.hash, k.id, k.member_id, k.project_id, p.account_id, a.organisation_id,
                   (SELECT json_agg(json_build_array(r.spender, r.requests_per_minute, r.tokens_per_minute)
                           ORDER BY r.spender)
                    FROM rate_limit r WHERE r.spender_id IN (k.id, k.member_id, p.id)) AS rate_limits
            FROM api_key k JOIN project p ON p.id = k.project_id JOIN account a ON a.id = p.account_id
            WHERE k.revoked_at IS NULL""";
    private static final String VALID_KEY = VALID_KEYS + " AND k.hash = $1";

    private final Pool pool;
    private final Vertx vertx;
    private final KeyRing ring;
    private volatile boolean stopped;

    public KeyRefresh(Pool pool, Vertx vertx, KeyRing ring) {
        this.pool = pool;
        this.vertx = vertx;
        this.ring = ring;
    }

    void start(@Observes StartupEvent event) {
        connect();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    private void connect() {
        pool.getConnection()
                .chain(this::follow)
                .subscribe()
                .with(rows -> ring.replaceAll(callersIn(rows)), this::reconnect);
    }

    private Uni<RowSet<Row>> follow(SqlConnection connection) {
        PgConnection postgres = PgConnection.cast(connection.getDelegate());
        postgres.notificationHandler(notification -> lookUp(connection, new KeyHash(notification.getPayload())));
        postgres.closeHandler(closed -> reconnectLater());
        return connection
                .query(LISTEN)
                .execute()
                .chain(() -> connection.query(VALID_KEYS).execute())
                .onFailure()
                .call(connection::close);
    }

    private void lookUp(SqlConnection connection, KeyHash hash) {
        connection
                .preparedQuery(VALID_KEY)
                .execute(Tuple.of(hash.hex()))
                .subscribe()
                .with(
                        rows -> ring.replace(
                                hash, Optional.ofNullable(callersIn(rows).get(hash))),
                        failure -> connection.closeAndForget());
    }

    private void reconnect(Throwable failure) {
        LOG.warnf("The keys cannot be followed now, it will be tried again: %s", failure.getMessage());
        reconnectLater();
    }

    private void reconnectLater() {
        if (!stopped) {
            vertx.setTimer(RECONNECT_MILLIS, timer -> connect());
        }
    }

    private static Map<KeyHash, Caller> callersIn(RowSet<Row> rows) {
        Map<KeyHash, Caller> callers = new HashMap<>();
        rows.forEach(row -> callers.put(new KeyHash(row.getString("hash")), callerIn(row)));
        return callers;
    }

    private static Caller callerIn(Row row) {
        return new Caller(
                new KeyId(row.getUUID("id")),
                row.getUUID("member_id") == null ? null : new MemberId(row.getUUID("member_id")),
                new ProjectId(row.getUUID("project_id")),
                new AccountId(row.getUUID("account_id")),
                new OrganisationId(row.getUUID("organisation_id")),
                rateLimitsIn(row.getJsonArray("rate_limits")));
    }

    private static List<RateLimit> rateLimitsIn(@Nullable JsonArray rows) {
        return rows == null
                ? List.of()
                : rows.stream()
                        .map(JsonArray.class::cast)
                        .map(row ->
                                new RateLimit(SpenderId.fromString(row.getString(0)), row.getLong(1), row.getLong(2)))
                        .toList();
    }
}
