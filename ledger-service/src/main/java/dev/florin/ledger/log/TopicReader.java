package dev.florin.ledger.log;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a partition of a topic from its beginning, outside of any consumer group, up to the end as last looked for. */
public final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int FETCH_BYTES = 4 << 20;
    private static final int FETCH_WAIT_MILLIS = 10;

    private final TopicPartition source;
    private final KafkaConsumer<String, byte[]> consumer;
    private final ArrayDeque<ConsumerRecord<String, byte[]>> fetched = new ArrayDeque<>();
    private final long begin;
    private long end;

    public TopicReader(String bootstrapServers, String topic, int partition) {
        this.source = new TopicPartition(topic, partition);
        this.consumer = consumer(bootstrapServers);
        consumer.assign(List.of(source));
        this.begin = consumer.beginningOffsets(List.of(source)).getOrDefault(source, 0L);
        consumer.seek(source, begin);
        lookForMore();
    }

    /** Behind which offset each partition of the topic ends now. */
    public static Map<Integer, Long> ends(String bootstrapServers, String topic) {
        try (KafkaConsumer<String, byte[]> consumer = consumer(bootstrapServers)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            return consumer.endOffsets(partitions).entrySet().stream()
                    .collect(Collectors.toMap(end -> end.getKey().partition(), Map.Entry::getValue));
        }
    }

    /** The first offset that the topic still has. */
    public long begin() {
        return begin;
    }

    /** Reads on to the topic's end as it is now. */
    public void lookForMore() {
        end = consumer.endOffsets(List.of(source)).getOrDefault(source, 0L);
    }

    /** The next records, some at a time; none behind the end. */
    public List<ConsumerRecord<String, byte[]>> takeNext() {
        while (fetched.isEmpty() && consumer.position(source) < end) {
            consumer.poll(POLL).forEach(fetched::add);
        }
        List<ConsumerRecord<String, byte[]>> taken = List.copyOf(fetched);
        fetched.clear();
        return taken;
    }

    /** The records below an offset that were not taken yet, in order; those that the topic has. */
    public List<ConsumerRecord<String, byte[]>> takeUpTo(long offset) {
        List<ConsumerRecord<String, byte[]>> taken = new ArrayList<>();
        long limit = Math.min(offset, end);
        while (true) {
            while (!fetched.isEmpty() && fetched.peek().offset() < limit) {
                taken.add(fetched.poll());
            }
            // A position may pass offsets that hold no record.
            if (!fetched.isEmpty() || consumer.position(source) >= limit) {
                return taken;
            }
            consumer.poll(POLL).forEach(fetched::add);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static KafkaConsumer<String, byte[]> consumer(String bootstrapServers) {
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
