package dev.florin.ledger.fold;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** The books' way in. An outage is waited out here; the channel itself never fails. */
@ApplicationScoped
public class LedgerEventsConsumer {

    static final String CHANNEL = "ledger-events";

    private static final Logger LOG = Logger.getLogger(LedgerEventsConsumer.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int PARTITIONS_AT_ONCE = 4;

    private final PartitionFold fold;

    public LedgerEventsConsumer(PartitionFold fold) {
        this.fold = fold;
    }

    @Incoming(CHANNEL)
    public Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        var folds =
                PartitionBatch.of(records).stream().map(this::foldUntilItHolds).toList();
        return folds.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join()
                        .all(folds)
                        .usingConcurrencyOf(PARTITIONS_AT_ONCE)
                        .andCollectFailures()
                        .replaceWithVoid();
    }

    private Uni<Void> foldUntilItHolds(PartitionBatch batch) {
        return fold.fold(batch)
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "Partition %d waits: it could not be folded", batch.partition()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }
}
