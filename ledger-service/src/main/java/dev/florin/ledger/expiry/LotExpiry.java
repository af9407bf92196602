package dev.florin.ledger.expiry;

import dev.florin.account.AccountEvent.LotExpired;
import dev.florin.edge.outbox.Outbox;
import dev.florin.edge.outbox.OutboxRelay;
import dev.florin.id.AccountId;
import dev.florin.id.EventId;
import dev.florin.id.Ids;
import dev.florin.id.LotId;
import dev.florin.ledger.background.Loop;
import dev.florin.ledger.lease.LeaseConfig;
import dev.florin.ledger.sql.RowsRead;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;

/**
 * Tells the end of lots as long as the service runs, whichever replica comes first. Not before what was promised against
 * a lot while it held can have reached the log: the time of a lease, and of the delivery of its usage.
 */
@ApplicationScoped
public class LotExpiry {

    private static final Duration LONGEST_PASS = Duration.ofMinutes(1);
    private static final String EVENT_SOURCE = "/florin/ledger";

    private static final String DUE = """
            WITH due AS (
                SELECT lot_id FROM lot
                WHERE expires_at < now() - make_interval(secs => $1::bigint) AND NOT spent
                ORDER BY expires_at LIMIT 1000),
            told AS (
                INSERT INTO lot_expiry (lot_id, told_at) SELECT lot_id, now() FROM due
                ON CONFLICT (lot_id) DO UPDATE SET told_at = excluded.told_at
                WHERE lot_expiry.told_at < now() - make_interval(secs => $2::bigint)
                RETURNING lot_id)
            SELECT l.lot_id, l.account_id, l.expires_at FROM lot l JOIN told USING (lot_id)""";

    private final Pool pool;
    private final OutboxRelay relay;
    private final Ids ids = Ids.system();
    private final long graceSeconds;
    private final long againSeconds;
    private final Loop loop;

    public LotExpiry(Pool pool, OutboxRelay relay, LeaseConfig leases, ExpiryConfig config) {
        this.pool = pool;
        this.relay = relay;
        this.graceSeconds = leases.ttl().plus(leases.deliveryTimeout()).toSeconds();
        this.againSeconds = config.again().toSeconds();
        this.loop = new Loop(
                "lot-expiry", config.interval(), () -> tellAll().await().atMost(LONGEST_PASS));
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    private Uni<Void> tellAll() {
        return pool.withTransaction(this::tell).invoke(this::wake).replaceWithVoid();
    }

    private Uni<List<LotExpired>> tell(SqlConnection transaction) {
        return transaction
                .preparedQuery(DUE)
                .mapping(this::eventOf)
                .execute(Tuple.of(graceSeconds, againSeconds))
                .map(RowsRead::list)
                .call(ended -> Outbox.append(transaction, EVENT_SOURCE, ended));
    }

    private void wake(List<LotExpired> ended) {
        if (!ended.isEmpty()) {
            relay.wake();
        }
    }

    private LotExpired eventOf(Row row) {
        return new LotExpired(
                new EventId(ids.next()),
                new AccountId(row.getUUID("account_id")),
                new LotId(row.getUUID("lot_id")),
                row.getOffsetDateTime("expires_at").toInstant());
    }
}
