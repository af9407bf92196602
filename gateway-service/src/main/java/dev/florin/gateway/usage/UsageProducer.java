package dev.florin.gateway.usage;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The Kafka producer behind {@link UsagePublisher}: idempotent, acknowledged by all replicas. Kafka's {@code send} may
 * block for metadata, so one thread of its own calls it, which also keeps the order.
 */
@ApplicationScoped
public class UsageProducer {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    private final Producer<String, byte[]> producer;
    private final ExecutorService sender = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("usage-sender").daemon().factory());

    public UsageProducer(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers, PublisherConfig config) {
        this.producer = new KafkaProducer<>(
                settings(bootstrapServers, config), new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * @param done told null when the record is durable, else why it is not; called once, on a thread of the producer
     */
    void send(ProducerRecord<String, byte[]> kafkaRecord, Consumer<@Nullable Exception> done) {
        try {
            sender.execute(() -> sendBlocking(kafkaRecord, done));
        } catch (RejectedExecutionException e) {
            done.accept(e);
        }
    }

    private void sendBlocking(ProducerRecord<String, byte[]> kafkaRecord, Consumer<@Nullable Exception> done) {
        try {
            var unused = producer.send(kafkaRecord, (metadata, failure) -> done.accept(failure));
        } catch (KafkaException | IllegalStateException e) {
            done.accept(e);
        }
    }

    private static Map<String, Object> settings(String bootstrapServers, PublisherConfig config) {
        int timeoutMillis = Math.toIntExact(config.deliveryTimeout().toMillis());
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.CLIENT_ID_CONFIG,
                "florin-gateway-usage",
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                config.bufferBytes(),
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                (long) timeoutMillis,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                timeoutMillis / 4,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                timeoutMillis,
                ProducerConfig.LINGER_MS_CONFIG,
                0L,
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500L);
    }

    @PreDestroy
    void close() {
        sender.shutdown();
        producer.close(CLOSE_TIMEOUT);
    }
}
