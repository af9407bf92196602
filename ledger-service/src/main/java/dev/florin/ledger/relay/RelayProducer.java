package dev.florin.ledger.relay;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.UniEmitter;
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

/**
 * An idempotent producer that never passes a record over: when one fails, whatever was to follow it fails too, by closing
 * the producer before it goes on. So a reader that drops what lies below the highest position it has seen misses nothing.
 */
@ApplicationScoped
public class RelayProducer {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);
    private static final int SEND_TIMEOUT_MILLIS = 20_000;

    private final String bootstrapServers;
    private @Nullable Producer<String, byte[]> producer;

    public RelayProducer(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Done when Kafka has acknowledged every record; fails when one is not acknowledged in time. Runs on a worker thread,
     * since the client blocks until it knows the topic.
     */
    Uni<Void> send(List<ProducerRecord<String, byte[]>> records) {
        return Uni.createFrom()
                .deferred(() -> sendAll(open(), records))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Uni<Void> sendAll(Producer<String, byte[]> open, List<ProducerRecord<String, byte[]>> records) {
        List<Uni<Void>> sends = records.stream()
                .map(item -> Uni.createFrom().<Void>emitter(emitter -> send(open, item, emitter)))
                .toList();
        return Uni.join().all(sends).andFailFast().replaceWithVoid();
    }

    private void send(
            Producer<String, byte[]> open, ProducerRecord<String, byte[]> item, UniEmitter<? super Void> emitter) {
        var unused = open.send(item, (metadata, failure) -> {
            if (failure == null) {
                emitter.complete(null);
            } else {
                discard(open);
                emitter.fail(failure);
            }
        });
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
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                (long) SEND_TIMEOUT_MILLIS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                SEND_TIMEOUT_MILLIS / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                SEND_TIMEOUT_MILLIS);
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(CLOSE_TIMEOUT);
        }
    }
}
