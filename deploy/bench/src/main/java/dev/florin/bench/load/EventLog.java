package dev.florin.bench.load;

import dev.florin.bench.BenchFailure;
import dev.florin.edge.kafka.EventRecords;
import dev.florin.event.Event;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Appends events as the gateway and payments do: as CloudEvents, durable, in order. */
public final class EventLog implements AutoCloseable {

    private static final String SOURCE = "/florin/bench";

    private final Producer<String, byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private long records;
    private long bytes;

    /** @param lingerMillis how long a record may wait for others; more is faster, less is sooner */
    public EventLog(String bootstrapServers, int lingerMillis) {
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.LINGER_MS_CONFIG,
                        lingerMillis,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        256 << 10),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** What is appended for the event; made beforehand where its making must not be seen in what is measured. */
    public static ProducerRecord<String, byte[]> recordOf(Event event) {
        return EventRecords.of(event, SOURCE);
    }

    public void append(Event event) {
        append(recordOf(event), (metadata, failed) -> {});
    }

    /** Tells where and when the record was appended; one that failed ends the bench at {@link #flush()}. */
    public void append(ProducerRecord<String, byte[]> kafkaRecord, Callback appended) {
        records++;
        bytes += kafkaRecord.value().length;
        var unused = producer.send(kafkaRecord, (metadata, failed) -> {
            if (failed != null) {
                failure.compareAndSet(null, failed);
            }
            appended.onCompletion(metadata, failed);
        });
    }

    /** Returns when everything is appended. */
    public void flush() {
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw new BenchFailure("An event could not be appended: " + failed.getMessage(), failed);
        }
    }

    /** The mean size of an event's data, in bytes. */
    public long meanBytes() {
        return records == 0 ? 0 : bytes / records;
    }

    @Override
    public void close() {
        producer.close();
    }
}
