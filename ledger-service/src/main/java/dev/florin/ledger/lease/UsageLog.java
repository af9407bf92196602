package dev.florin.ledger.lease;

import dev.florin.edge.kafka.EventRecords;
import dev.florin.event.EventSource;
import dev.florin.event.Topics;
import dev.florin.id.EpochId;
import dev.florin.id.EventId;
import dev.florin.id.Ids;
import dev.florin.usage.UsageEvent.EpochReaped;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Where gateways tell usage, and the ledger that one of them is gone. */
@ApplicationScoped
public class UsageLog {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);
    private static final int SEND_TIMEOUT_MILLIS = 20_000;

    private final Map<String, Object> kafka;
    private final Ids ids = Ids.system();
    private @Nullable Producer<String, byte[]> producer;

    public UsageLog(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /** Tells the end of a replica's life in every partition, behind all that stands there; done when all are durable. */
    void tellReaped(EpochId epoch) throws InterruptedException, ExecutionException, TimeoutException {
        Producer<String, byte[]> open = open();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (PartitionInfo partition : open.partitionsFor(Topics.USAGE_RECORDED)) {
            EpochReaped event = new EpochReaped(new EventId(ids.next()), epoch, Instant.now());
            sent.add(open.send(EventRecords.of(event, EventSource.LEDGER, partition.partition())));
        }
        try {
            for (Future<RecordMetadata> each : sent) {
                var unused = each.get(SEND_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            // Some failures leave a producer that fails for ever; the next attempt has a new one.
            discard(open);
            throw e;
        }
    }

    private synchronized void discard(Producer<String, byte[]> failed) {
        producer = null;
        failed.close(Duration.ZERO);
    }

    private synchronized Producer<String, byte[]> open() {
        Producer<String, byte[]> open = producer;
        if (open == null) {
            Map<String, Object> settings = new HashMap<>(kafka);
            settings.put(ProducerConfig.ACKS_CONFIG, "all");
            settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) SEND_TIMEOUT_MILLIS);
            settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, SEND_TIMEOUT_MILLIS / 2);
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, SEND_TIMEOUT_MILLIS);
            open = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
            producer = open;
        }
        return open;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(CLOSE_TIMEOUT);
        }
    }
}
