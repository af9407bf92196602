package dev.florin.metering.aggregation;

import dev.florin.edge.kafka.ConsumedOffsets;
import dev.florin.edge.kafka.DeadLetters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Counts a batch: usage, dead letters and the offset commit together. */
@ApplicationScoped
public class UsageHandler {
    private static final Logger LOG = Logger.getLogger(UsageHandler.class);

    private final Pool pool;
    private final ConsumedOffsets offsets;
    private final UsageStore store;
    private final Counter parked;

    public UsageHandler(Pool pool, ConsumedOffsets offsets, UsageStore store, MeterRegistry metrics) {
        this.pool = pool;
        this.offsets = offsets;
        this.store = store;
        this.parked = metrics.counter("florin.dead.letters", "topic", "usage.recorded");
    }

    /** Safe to repeat: what was counted before is passed over. */
    Uni<Void> count(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
        return pool.withTransaction(transaction -> count(transaction, partition, records))
                .invoke(this::report)
                .replaceWithVoid();
    }

    private Uni<UsageBatch> count(
            SqlConnection transaction, TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
        return offsets.lock(transaction, partition)
                .map(from -> UsageBatch.of(records, from))
                .call(batch -> store.add(transaction, batch.usage()))
                .call(batch -> DeadLetters.park(transaction, batch.parked()))
                .call(batch -> offsets.advance(transaction, partition, batch.next()));
    }

    private void report(UsageBatch batch) {
        parked.increment(batch.parked().size());
        batch.parked()
                .forEach(letter -> LOG.warnf(
                        "Parked %s-%d at offset %d: %s",
                        letter.source().topic(),
                        letter.source().partition(),
                        letter.source().offset(),
                        letter.reason()));
    }
}
