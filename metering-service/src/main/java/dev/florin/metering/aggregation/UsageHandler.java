package dev.florin.metering.aggregation;

import dev.florin.edge.kafka.ConsumedOffsets;
import dev.florin.edge.kafka.DeadLetters;
import dev.florin.metering.recheck.ChargeAlarm;
import dev.florin.metering.recheck.ChargeDifference;
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

/** Counts a batch: usage, charges that differ, dead letters and the offset commit together. */
@ApplicationScoped
public class UsageHandler {
    private static final Logger LOG = Logger.getLogger(UsageHandler.class);

    private final Pool pool;
    private final ConsumedOffsets offsets;
    private final UsageStore store;
    private final Counter parked;
    private final ChargeAlarm alarm;

    private record Counted(UsageBatch batch, List<ChargeDifference> differences) {}

    public UsageHandler(
            Pool pool, ConsumedOffsets offsets, UsageStore store, ChargeAlarm alarm, MeterRegistry metrics) {
        this.pool = pool;
        this.offsets = offsets;
        this.store = store;
        this.parked = metrics.counter("florin.dead.letters", "topic", "usage.recorded");
        this.alarm = alarm;
    }

    /** Safe to repeat: what was counted before is passed over. */
    Uni<Void> count(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
        return pool.withTransaction(transaction -> count(transaction, partition, records))
                .invoke(this::report)
                .replaceWithVoid();
    }

    private Uni<Counted> count(
            SqlConnection transaction, TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
        return offsets.lock(transaction, partition)
                .map(from -> UsageBatch.of(records, from))
                .chain(batch -> count(transaction, partition, batch));
    }

    private Uni<Counted> count(SqlConnection transaction, TopicPartition partition, UsageBatch batch) {
        return store.add(transaction, batch.usage())
                .call(() -> DeadLetters.park(transaction, batch.parked()))
                .call(() -> offsets.advance(transaction, partition, batch.next()))
                .map(differences -> new Counted(batch, differences));
    }

    private void report(Counted counted) {
        reportParked(counted.batch());
        alarm.raise(counted.differences());
    }

    private void reportParked(UsageBatch batch) {
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
