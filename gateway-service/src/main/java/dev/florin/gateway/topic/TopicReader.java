package dev.florin.gateway.topic;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads all partitions of a topic on a thread of its own, outside of any consumer group: every replica reads everything
 * and remembers nothing. After an outage of Kafka it starts over as at first, so the reader must bear repeats.
 */
public final class TopicReader implements AutoCloseable {

    /** Where reading starts. */
    public enum From {
        BEGINNING,
        END
    }

    private static final Logger LOG = Logger.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long AFTER_FAILURE_MILLIS = 500;

    private final String bootstrapServers;
    private final String topic;
    private final From from;
    private final Consumer<ConsumerRecord<String, byte[]>> reader;
    private final Thread thread;
    private volatile boolean caughtUp;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;

    /**
     * @param reader called for each record, one after the other; must not throw
     */
    public TopicReader(
            String bootstrapServers, String topic, From from, Consumer<ConsumerRecord<String, byte[]>> reader) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
        this.from = from;
        this.reader = reader;
        this.thread = Thread.ofPlatform().name("reader-" + topic).daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Whether everything that was in the topic when reading started has been read. */
    public boolean isCaughtUp() {
        return caughtUp;
    }

    @Override
    public void close() {
        closed.countDown();
        KafkaConsumer<String, byte[]> running = consumer;
        if (running != null) {
            running.wakeup();
        }
    }

    private void run() {
        while (!isClosed()) {
            try (KafkaConsumer<String, byte[]> opened = open()) {
                consumer = opened;
                follow(opened);
            } catch (WakeupException e) {
                LOG.debugf("Reading of %s ends", topic);
            } catch (KafkaException e) {
                LOG.warnf("Topic %s cannot be read now, it will be tried again: %s", topic, e.getMessage());
                pause();
            }
        }
    }

    private void follow(KafkaConsumer<String, byte[]> opened) {
        List<TopicPartition> partitions = opened.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        opened.assign(partitions);
        Map<TopicPartition, Long> ends = opened.endOffsets(partitions);
        if (from == From.BEGINNING) {
            opened.seekToBeginning(partitions);
        } else {
            ends.forEach(opened::seek);
        }
        while (!isClosed()) {
            opened.poll(POLL).forEach(reader);
            caughtUp = caughtUp || hasReached(opened, ends);
        }
    }

    private static boolean hasReached(KafkaConsumer<String, byte[]> opened, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> opened.position(end.getKey()) >= end.getValue());
    }

    private KafkaConsumer<String, byte[]> open() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        10_000,
                        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        500L),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void pause() {
        try {
            var unused = closed.await(AFTER_FAILURE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
