package dev.florin.ledger.lease;

import dev.florin.id.EpochId;
import dev.florin.ledger.domain.EpochLife;
import dev.florin.ledger.domain.EpochLife.Expired;
import dev.florin.ledger.domain.EpochLife.Held;
import dev.florin.ledger.domain.EpochLife.Reaped;
import dev.florin.ledger.domain.EpochLife.Reaping;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/**
 * Leads the epochs of dead replicas to their end, as {@link EpochLife} allows. Each step is a transaction of its own
 * that reads the life again under its lock, so any number of ledger replicas may do this at once.
 */
@ApplicationScoped
public class EpochReaper {

    private final Pool pool;
    private final LeaseConfig config;
    private final PostgresEpochStore epochs;
    private final UsageLogEnds logEnds;
    private final PartitionReaper partitions;

    public EpochReaper(
            Pool pool,
            LeaseConfig config,
            PostgresEpochStore epochs,
            UsageLogEnds logEnds,
            PartitionReaper partitions) {
        this.pool = pool;
        this.config = config;
        this.epochs = epochs;
        this.logEnds = logEnds;
        this.partitions = partitions;
    }

    /** One step, where one is due, for every epoch that was not renewed in time. */
    Uni<Void> reapAll() {
        return epochs.unfinished()
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(this::reap)
                .collect()
                .last();
    }

    private Uni<Void> reap(EpochId epoch) {
        return pool.withTransaction(transaction -> observe(transaction, epoch))
                .chain(life -> life.map(known -> proceed(epoch, known))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Expiry is committed before the log's ends are read: from then on nothing is granted that they could miss. */
    private Uni<Optional<EpochLife>> observe(SqlConnection transaction, EpochId epoch) {
        return epochs.lock(transaction, epoch, config.deliveryTimeout())
                .call(life -> life.filter(Expired.class::isInstance)
                        .map(expired -> epochs.save(transaction, epoch, expired))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> proceed(EpochId epoch, EpochLife life) {
        return switch (life) {
            case Expired expired -> logEnds.read().chain(ends -> beginReaping(epoch, ends));
            case Reaping reaping -> partitions.release(epoch, reaping);
            case Held held -> Uni.createFrom().voidItem();
            case Reaped reaped -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> beginReaping(EpochId epoch, Map<Integer, Long> ends) {
        return pool.withTransaction(transaction -> epochs.lock(transaction, epoch, config.deliveryTimeout())
                .chain(life -> life.orElse(null) instanceof Expired expired
                        ? epochs.beginReaping(transaction, epoch, expired.reap(ends))
                        : Uni.createFrom().voidItem()));
    }
}
