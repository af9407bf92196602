package dev.florin.ledger.fold;

import dev.florin.edge.outbox.OutboxRelay;
import dev.florin.event.Event;
import dev.florin.ledger.books.PostgresBooksStore;
import dev.florin.ledger.deadletter.DeadLetter;
import dev.florin.ledger.deadletter.PostgresDeadLetterStore;
import dev.florin.ledger.domain.Books;
import dev.florin.ledger.domain.Fold;
import dev.florin.ledger.domain.LowBalanceRule;
import dev.florin.ledger.relay.Relays;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * The one transaction: what a batch does to the books, that its events are known, and how far the topics are consumed
 * commit together or not at all. Safe whoever calls it: the partition's rows are locked and consumed records trimmed.
 */
@ApplicationScoped
public class PartitionFold {

    private final Pool pool;
    private final SourceOffsets offsets;
    private final PostgresSeenEventStore seen;
    private final PostgresBooksStore books;
    private final PostgresDeadLetterStore deadLetters;
    private final LowBalanceRule lowBalance;
    private final FoldMetrics metrics;
    private final Relays relays;
    private final OutboxRelay outbox;

    public PartitionFold(
            Pool pool,
            SourceOffsets offsets,
            PostgresSeenEventStore seen,
            PostgresBooksStore books,
            PostgresDeadLetterStore deadLetters,
            LowBalanceRule lowBalance,
            FoldMetrics metrics,
            Relays relays,
            OutboxRelay outbox) {
        this.pool = pool;
        this.offsets = offsets;
        this.seen = seen;
        this.books = books;
        this.deadLetters = deadLetters;
        this.lowBalance = lowBalance;
        this.metrics = metrics;
        this.relays = relays;
        this.outbox = outbox;
    }

    /** Folds the batch. Fails, with nothing changed, when the database cannot be had. */
    Uni<Void> fold(PartitionBatch batch) {
        return pool.withTransaction(transaction -> foldLocked(transaction, batch))
                .invoke(committed -> committed.ifPresent(this::tell))
                .replaceWithVoid()
                .onFailure(PartitionFold::isRefusedByDatabase)
                .recoverWithUni(refusal -> isolate(batch, refusal));
    }

    private Uni<Optional<Posted>> foldLocked(SqlConnection transaction, PartitionBatch batch) {
        return books.lock(transaction, batch.partition())
                .chain(() -> offsets.trim(transaction, batch))
                .chain(fresh -> fresh.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : post(transaction, ReadBatch.of(fresh)).map(Optional::of));
    }

    private Uni<Posted> post(SqlConnection transaction, ReadBatch read) {
        return seen.firstSeen(transaction, read)
                .chain(events -> load(transaction, read, events))
                .map(loaded -> new Posted(read, Fold.fold(loaded.books(), loaded.events(), lowBalance)))
                .call(posted -> books.write(transaction, posted.folded()))
                .call(posted -> deadLetters.park(transaction, posted.deadLetters()))
                .call(() -> offsets.advance(transaction, read.batch()));
    }

    private Uni<Loaded> load(SqlConnection transaction, ReadBatch read, List<Event> events) {
        return books.load(transaction, read.batch().partition(), events).map(loaded -> new Loaded(loaded, events));
    }

    private record Loaded(Books books, List<Event> events) {}

    private void tell(Posted posted) {
        metrics.count(posted);
        relays.wake();
        outbox.wake();
    }

    /** The database cannot hold something of the batch: fold it in halves until the one record is found and parked. */
    private Uni<Void> isolate(PartitionBatch batch, Throwable refusal) {
        return batch.records().size() == 1
                ? pool.withTransaction(transaction -> parkOnly(transaction, batch, refusal))
                : fold(batch.halves().getFirst())
                        .chain(() -> fold(batch.halves().getLast()));
    }

    private Uni<Void> parkOnly(SqlConnection transaction, PartitionBatch batch, Throwable refusal) {
        List<DeadLetter> letters = batch.records().stream()
                .map(item -> DeadLetter.of(item, "the database refused it: " + refusal.getMessage()))
                .toList();
        return books.lock(transaction, batch.partition())
                .chain(() -> offsets.trim(transaction, batch))
                .chain(fresh -> fresh.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : deadLetters.park(transaction, letters).chain(() -> offsets.advance(transaction, fresh)));
    }

    /** Data exceptions and broken constraints (classes 22 and 23): trying again will not help. */
    private static boolean isRefusedByDatabase(Throwable failure) {
        return failure instanceof PgException e
                && (e.getSqlState().startsWith("22") || e.getSqlState().startsWith("23"));
    }
}
