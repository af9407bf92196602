package dev.florin.ledger.expiry;

import dev.florin.account.AccountEvent.LotExpired;
import dev.florin.edge.outbox.Outbox;
import dev.florin.edge.outbox.OutboxRelay;
import dev.florin.event.EventSource;
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
import java.util.Set;
import java.util.UUID;

/**
 * Tells the end of lots as long as the service runs, whichever replica comes first. Not before what was promised against
 * a lot while it held can have reached the log: the time of a lease, and of the delivery of its usage.
 */
@ApplicationScoped
public class LotExpiry {

    private static final Duration LONGEST_PASS = Duration.ofMinutes(1);

    /** Lots whose end was not told of late. */
    private static final String DUE = """
            SELECT l.lot_id, l.account_id, l.expires_at FROM lot l LEFT JOIN lot_expiry told USING (lot_id)
            WHERE l.expires_at < now() - make_interval(secs => $1::bigint) AND NOT l.spent
              AND (told.event_id IS NULL OR told.event_id < first_id_at(now() - make_interval(secs => $2::bigint)))
            ORDER BY l.expires_at, l.lot_id LIMIT 1000""";

    /** Gives those events that no other replica was faster with. */
    private static final String TELL = """
            INSERT INTO lot_expiry (lot_id, event_id) SELECT * FROM unnest($1::uuid[], $2::uuid[])
            ON CONFLICT (lot_id) DO UPDATE SET event_id = excluded.event_id
            WHERE lot_expiry.event_id < first_id_at(now() - make_interval(secs => $3::bigint))
            RETURNING event_id""";

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
        return due(transaction)
                .chain(ended -> takeDown(transaction, ended))
                .call(told -> Outbox.append(transaction, EventSource.LEDGER, told));
    }

    private Uni<List<LotExpired>> due(SqlConnection transaction) {
        return transaction
                .preparedQuery(DUE)
                .mapping(this::eventOf)
                .execute(Tuple.of(graceSeconds, againSeconds))
                .map(RowsRead::list);
    }

    private Uni<List<LotExpired>> takeDown(SqlConnection transaction, List<LotExpired> ended) {
        UUID[] lots = ended.stream().map(event -> event.lotId().value()).toArray(UUID[]::new);
        UUID[] events = ended.stream().map(event -> event.eventId().value()).toArray(UUID[]::new);
        return transaction
                .preparedQuery(TELL)
                .mapping(row -> new EventId(row.getUUID("event_id")))
                .execute(Tuple.of(lots, events, againSeconds))
                .map(RowsRead::list)
                .map(taken -> those(ended, Set.copyOf(taken)));
    }

    private static List<LotExpired> those(List<LotExpired> ended, Set<EventId> taken) {
        return ended.stream().filter(event -> taken.contains(event.eventId())).toList();
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
