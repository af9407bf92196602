package dev.florin.ledger.log;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The log, outside of any consumer group. Its consumers are kept for the next reader, since making one takes longer than
 * reading a short topic. Safe for use by many threads.
 */
public final class Log implements AutoCloseable {

    private static final int FETCH_BYTES = 4 << 20;
    private static final int FETCH_WAIT_MILLIS = 10;

    private final String bootstrapServers;
    private final Queue<KafkaConsumer<String, byte[]>> idle = new ConcurrentLinkedQueue<>();

    public Log(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** A reader of a partition of a topic; to be closed. */
    public TopicReader read(String topic, int partition) {
        return new TopicReader(this, new TopicPartition(topic, partition));
    }

    /** Behind which offset each partition of the topic ends now. */
    public Map<Integer, Long> ends(String topic) {
        KafkaConsumer<String, byte[]> consumer = take();
        try {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            return consumer.endOffsets(partitions).entrySet().stream()
                    .collect(Collectors.toMap(end -> end.getKey().partition(), Map.Entry::getValue));
        } finally {
            giveBack(consumer);
        }
    }

    /** Closes the consumers of all readers that are closed. */
    @Override
    public void close() {
        for (KafkaConsumer<String, byte[]> consumer = idle.poll(); consumer != null; consumer = idle.poll()) {
            consumer.close();
        }
    }

    /** One that nobody uses; without a source. */
    KafkaConsumer<String, byte[]> take() {
        KafkaConsumer<String, byte[]> kept = idle.poll();
        return kept == null ? consumer() : kept;
    }

    void giveBack(KafkaConsumer<String, byte[]> consumer) {
        consumer.unsubscribe();
        idle.add(consumer);
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "none",
                        // What is read is there: a fetch behind it would only hold up the end.
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        FETCH_WAIT_MILLIS,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        4096,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        FETCH_BYTES,
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                        FETCH_BYTES),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
