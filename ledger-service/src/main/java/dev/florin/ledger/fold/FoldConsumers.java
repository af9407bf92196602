package dev.florin.ledger.fold;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Makes consumers of the ledger's group. They commit nothing, since offsets are in the books.
 *
 * @param kafka how to reach Kafka
 */
record FoldConsumers(Map<String, Object> kafka, FoldConfig config) implements Supplier<Consumer<String, byte[]>> {

    private static final int HEARTBEATS_A_SESSION = 5;

    /**
     * Two partitions' share at once. The next fetch of a partition is sent when the one before is read, and may have to wait for
     * one under way: where a partition alone is behind, small ones would not fill its batches in time.
     */
    private static final int FETCH_BYTES = 16 << 20;

    private static final int PARTITION_FETCH_BYTES = 8 << 20;

    /**
     * How long the broker waits for {@link #FETCH_MIN_BYTES}: fetches that bring little cost it and this side more than what
     * they bring. A partition that was held back is fetched again behind the one that is under way for the others.
     */
    private static final int FETCH_WAIT_MILLIS = 20;

    private static final int FETCH_MIN_BYTES = 512 << 10;

    /** As large as the system lets it grow: through a small one a large fetch needs a hundred turns of broker and ledger. */
    private static final int RECEIVE_BUFFER_BYTES = -1;

    /** So few that they are still in the processor's cache when they are read. */
    private static final int POLL_RECORDS = 500;

    @Override
    public Consumer<String, byte[]> get() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, config.group());
        settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, config.replica());
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, config.sessionTimeoutMillis());
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, config.sessionTimeoutMillis() / HEARTBEATS_A_SESSION);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // The same partitions of all topics go to the same replica: together they are one partition of the journal.
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
        settings.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, RECEIVE_BUFFER_BYTES);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, FETCH_MIN_BYTES);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_FETCH_BYTES);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
