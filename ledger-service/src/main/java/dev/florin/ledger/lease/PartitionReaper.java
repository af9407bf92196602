package dev.florin.ledger.lease;

import dev.florin.edge.kafka.ConsumedOffsets;
import dev.florin.event.Topics;
import dev.florin.id.EpochId;
import dev.florin.ledger.books.PostgresBooksStore;
import dev.florin.ledger.domain.EpochLife;
import dev.florin.ledger.domain.EpochLife.Reaping;
import dev.florin.ledger.domain.Folded;
import dev.florin.ledger.domain.LeaseBook;
import dev.florin.ledger.relay.Relays;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/** Frees an epoch's leases partition by partition, each once the fold has passed the end of its log. */
@ApplicationScoped
public class PartitionReaper {

    private final Pool pool;
    private final LeaseConfig config;
    private final ConsumedOffsets offsets;
    private final PostgresEpochStore epochs;
    private final PostgresBooksStore books;
    private final LeaseMetrics metrics;
    private final Relays relays;

    public PartitionReaper(
            Pool pool,
            LeaseConfig config,
            ConsumedOffsets offsets,
            PostgresEpochStore epochs,
            PostgresBooksStore books,
            LeaseMetrics metrics,
            Relays relays) {
        this.pool = pool;
        this.config = config;
        this.offsets = offsets;
        this.epochs = epochs;
        this.books = books;
        this.metrics = metrics;
        this.relays = relays;
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
                .invoke(freed -> freed.ifPresent(this::tell))
                .replaceWithVoid();
    }

    /** With the partition locked the fold stands still, so what it has passed and what is outstanding go together. */
    private Uni<Optional<Folded>> releaseLocked(SqlConnection transaction, EpochId epoch, int partition) {
        return books.lock(transaction, partition)
                .chain(() -> offsets.next(new TopicPartition(Topics.USAGE_RECORDED, partition)))
                .map(next -> next.orElse(0L))
                .chain(next -> lockIfDue(transaction, epoch, partition, next))
                .chain(due -> due.isPresent()
                        ? free(transaction, epoch, partition, due.get()).map(Optional::of)
                        : Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Optional<Reaping>> lockIfDue(SqlConnection transaction, EpochId epoch, int partition, long next) {
        return epochs.lock(transaction, epoch, config.deliveryTimeout())
                .map(life -> life.filter(Reaping.class::isInstance)
                        .map(Reaping.class::cast)
                        .filter(reaping -> reaping.mayRelease(partition, next)));
    }

    private Uni<Folded> free(SqlConnection transaction, EpochId epoch, int partition, Reaping reaping) {
        EpochLife then = reaping.released(partition);
        return books.loadLeased(transaction, partition, epoch)
                .map(LeaseBook::reap)
                .call(freed -> books.write(transaction, freed))
                .call(() -> epochs.endReaping(transaction, epoch, partition, then));
    }

    private void tell(Folded freed) {
        metrics.countReaped(freed.leases().size());
        relays.wake();
    }
}
