package dev.florin.ledger.lease;

import dev.florin.edge.outbox.Outbox;
import dev.florin.edge.outbox.OutboxRelay;
import dev.florin.event.Event;
import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.ledger.Position;
import dev.florin.ledger.balance.BalanceEvents;
import dev.florin.ledger.domain.Account;
import dev.florin.ledger.domain.EpochLife;
import dev.florin.ledger.domain.EpochLife.Reaping;
import dev.florin.ledger.domain.Lease;
import dev.florin.ledger.domain.LeaseBook;
import dev.florin.ledger.domain.LeaseBook.Granted;
import dev.florin.ledger.domain.LeaseKey;
import dev.florin.ledger.sql.RowsRead;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** Frees an epoch's leases partition by partition, each once the fold has passed the end of its log. */
@ApplicationScoped
public class PartitionReaper {

    /** With the partition locked the fold stands still, so what it has passed and what is outstanding go together. */
    private static final String LOCK = """
            SELECT usage_recorded_end, last_sequence, booked_at FROM journal_partition WHERE partition = $1 FOR UPDATE""";

    private static final String EVENT_SOURCE = "/florin/ledger";

    private final Pool pool;
    private final LeaseConfig config;
    private final PostgresEpochStore epochs;
    private final PostgresLeaseStore leases;
    private final PostgresLeasedAccountStore accounts;
    private final LeaseMetrics metrics;
    private final OutboxRelay relay;

    public PartitionReaper(
            Pool pool,
            LeaseConfig config,
            PostgresEpochStore epochs,
            PostgresLeaseStore leases,
            PostgresLeasedAccountStore accounts,
            LeaseMetrics metrics,
            OutboxRelay relay) {
        this.pool = pool;
        this.config = config;
        this.epochs = epochs;
        this.leases = leases;
        this.accounts = accounts;
        this.metrics = metrics;
        this.relay = relay;
    }

    /** Frees what may be freed now; the other partitions wait for the next call. */
    Uni<Void> release(EpochId epoch, Reaping reaping) {
        return Multi.createFrom()
                .iterable(new TreeSet<>(reaping.endOffsets().keySet()))
                .onItem()
                .transformToUniAndConcatenate(partition -> release(epoch, partition))
                .collect()
                .last();
    }

    private Uni<Void> release(EpochId epoch, int partition) {
        return pool.withTransaction(transaction -> releaseLocked(transaction, epoch, partition))
                .invoke(this::tell)
                .replaceWithVoid();
    }

    private record Folded(long usageEnd, Position position, Instant bookedAt) {

        static Folded nothing(int partition) {
            return new Folded(0, new Position(partition, 0), Instant.EPOCH);
        }

        static Folded read(Row row, int partition) {
            return new Folded(
                    row.getLong("usage_recorded_end"),
                    new Position(partition, row.getLong("last_sequence")),
                    row.getOffsetDateTime("booked_at").toInstant());
        }
    }

    private Uni<Integer> releaseLocked(SqlConnection transaction, EpochId epoch, int partition) {
        return transaction
                .preparedQuery(LOCK)
                .mapping(row -> Folded.read(row, partition))
                .execute(Tuple.of(partition))
                .map(rows -> RowsRead.first(rows).orElse(Folded.nothing(partition)))
                .chain(folded -> releaseBehind(transaction, epoch, folded));
    }

    private Uni<Integer> releaseBehind(SqlConnection transaction, EpochId epoch, Folded folded) {
        return lockIfDue(transaction, epoch, folded)
                .chain(due -> due.isPresent()
                        ? free(transaction, epoch, folded, due.get())
                        : Uni.createFrom().item(0));
    }

    private Uni<Optional<Reaping>> lockIfDue(SqlConnection transaction, EpochId epoch, Folded folded) {
        return epochs.lock(transaction, epoch, config.deliveryTimeout())
                .map(life -> life.filter(Reaping.class::isInstance)
                        .map(Reaping.class::cast)
                        .filter(reaping -> reaping.mayRelease(folded.position().partition(), folded.usageEnd())));
    }

    private Uni<Integer> free(SqlConnection transaction, EpochId epoch, Folded folded, Reaping reaping) {
        int partition = folded.position().partition();
        EpochLife then = reaping.released(partition);
        return leases.outstanding(transaction, epoch, partition)
                .chain(held -> reap(transaction, folded, held))
                .call(() -> epochs.endReaping(transaction, epoch, partition, then));
    }

    private Uni<Integer> reap(SqlConnection transaction, Folded folded, Map<LeaseKey, Lease> held) {
        List<AccountId> ids = held.keySet().stream().map(LeaseKey::accountId).toList();
        return accounts.lock(transaction, ids)
                .map(locked -> reaped(held, locked))
                .call(freed -> save(transaction, freed))
                .call(freed -> Outbox.append(transaction, EVENT_SOURCE, balances(freed, folded)))
                .map(List::size);
    }

    private Uni<Void> save(SqlConnection transaction, List<Granted> freed) {
        return accounts.save(transaction, freed.stream().map(Granted::account).toList())
                .chain(() -> leases.save(
                        transaction, freed.stream().map(Granted::lease).toList()));
    }

    private static List<Granted> reaped(Map<LeaseKey, Lease> held, Map<AccountId, Account> locked) {
        return held.values().stream()
                .map(lease -> LeaseBook.reap(accountOf(lease, locked), lease))
                .toList();
    }

    private static Account accountOf(Lease lease, Map<AccountId, Account> locked) {
        return Objects.requireNonNull(locked.get(lease.key().accountId()), "a lease without its account");
    }

    private static List<Event> balances(List<Granted> freed, Folded folded) {
        return freed.stream()
                .map(granted -> (Event) BalanceEvents.of(granted.account(), folded.position(), folded.bookedAt()))
                .toList();
    }

    private void tell(int freed) {
        metrics.countReaped(freed);
        relay.wake();
    }
}
