package dev.florin.edge.outbox;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The Kafka producer of the outbox: idempotent, acknowledged by all replicas, opened at the first use. */
@ApplicationScoped
public class OutboxProducer {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    private final String bootstrapServers;
    private final OutboxConfig config;
    private @Nullable Producer<String, byte[]> producer;

    public OutboxProducer(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers, OutboxConfig config) {
        this.bootstrapServers = bootstrapServers;
        this.config = config;
    }

    /** Done when Kafka has acknowledged every record; fails when one is not acknowledged in time. */
    Uni<Void> send(List<ProducerRecord<String, byte[]>> records) {
        Producer<String, byte[]> open = open();
        List<Uni<Void>> sends = records.stream()
                .map(kafkaRecord -> Uni.createFrom().<Void>emitter(emitter -> {
                    var unused = open.send(kafkaRecord, (metadata, failure) -> {
                        if (failure == null) {
                            emitter.complete(null);
                        } else {
                            emitter.fail(failure);
                        }
                    });
                }))
                .toList();
        return Uni.join().all(sends).andFailFast().replaceWithVoid();
    }

    private synchronized Producer<String, byte[]> open() {
        Producer<String, byte[]> open = producer;
        if (open == null) {
            open = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer());
            producer = open;
        }
        return open;
    }

    private Map<String, Object> settings() {
        int timeoutMillis = Math.toIntExact(config.sendTimeout().toMillis());
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                (long) timeoutMillis,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                timeoutMillis / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                timeoutMillis);
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(CLOSE_TIMEOUT);
        }
    }
}
