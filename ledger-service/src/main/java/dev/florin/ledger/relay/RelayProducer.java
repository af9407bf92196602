package dev.florin.ledger.relay;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * An idempotent producer that never passes a record over: when one fails, whatever was to follow it fails too, by closing
 * the producer before it goes on. So a reader that drops what lies below the highest position it has seen misses nothing.
 */
final class RelayProducer {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);
    private static final int SEND_TIMEOUT_MILLIS = 20_000;
    private static final int BATCH_BYTES = 256 << 10;
    private static final int LINGER_MILLIS = 2;

    /** Transfers are much alike: they become a few times smaller, which saves the broker more time than it takes here. */
    private static final String COMPRESSION = "lz4";

    private final Map<String, Object> kafka;
    private @Nullable Producer<String, byte[]> producer;

    RelayProducer(Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /** Done when Kafka has acknowledged all of the block; fails when a record is not acknowledged in time. */
    CompletableFuture<Void> send(RelayedBlock block) {
        Sending sending = new Sending(open());
        block.tell(sending::send);
        return sending.end();
    }

    /** Records go out one by one as they are made, so that none is kept for longer than Kafka's client needs it. */
    private final class Sending {

        private final Producer<String, byte[]> open;
        private final CompletableFuture<Void> acknowledged = new CompletableFuture<>();

        /** The records in flight, and one more as long as others follow. */
        private final AtomicInteger left = new AtomicInteger(1);

        Sending(Producer<String, byte[]> open) {
            this.open = open;
        }

        void send(ProducerRecord<String, byte[]> item) {
            left.incrementAndGet();
            var unused = open.send(item, (metadata, failure) -> settle(failure));
        }

        CompletableFuture<Void> end() {
            settle(null);
            return acknowledged;
        }

        private void settle(@Nullable Exception failure) {
            if (failure != null) {
                discard(open);
                acknowledged.completeExceptionally(failure);
            } else if (left.decrementAndGet() == 0) {
                acknowledged.complete(null);
            }
        }
    }

    private synchronized Producer<String, byte[]> open() {
        Producer<String, byte[]> open = producer;
        if (open == null) {
            open = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer());
            producer = open;
        }
        return open;
    }

    private synchronized void discard(Producer<String, byte[]> failed) {
        if (producer == failed) {
            producer = null;
            failed.close(Duration.ZERO);
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, COMPRESSION);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) SEND_TIMEOUT_MILLIS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, SEND_TIMEOUT_MILLIS / 2);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, SEND_TIMEOUT_MILLIS);
        return settings;
    }

    synchronized void close() {
        if (producer != null) {
            producer.close(CLOSE_TIMEOUT);
            producer = null;
        }
    }
}
