package dev.florin.testing;

import dev.florin.event.Event;
import dev.florin.event.EventCodec;
import dev.florin.event.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What a test says on topics and hears from them. */
public final class TestTopics implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String bootstrapServers;
    private final KafkaProducer<String, byte[]> producer;

    public TestTopics(TestStack stack) {
        this(stack.kafka());
    }

    public TestTopics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Sends the event to its type's topic, keyed and with headers as the product does; returns when Kafka has it. */
    public void send(Event event) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(EventType.of(event).topic(), event.partitionKey(), EventCodec.encode(event));
        EventCodec.headers(event, "/test")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        send(record);
    }

    /** Sends a record as it is, such as one that nobody can read; returns when Kafka has it. */
    public void send(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot send to " + record.topic(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending to " + record.topic(), e);
        }
    }

    /**
     * Reads the topic from its beginning until enough has come.
     *
     * @throws AssertionError with what came, after 30 seconds
     */
    public List<Event> await(String topic, Predicate<List<Event>> enough) {
        List<Event> events = new ArrayList<>();
        Instant end = Instant.now().plus(PATIENCE);
        try (KafkaConsumer<String, byte[]> consumer = reader(topic)) {
            while (!enough.test(events)) {
                if (Instant.now().isAfter(end)) {
                    throw new AssertionError("not enough on " + topic + " after " + PATIENCE + ": " + events);
                }
                consumer.poll(Duration.ofMillis(100)).forEach(record -> events.add(read(record)));
            }
        }
        return events;
    }

    @Override
    public void close() {
        producer.close();
    }

    /** Without a group: it neither commits nor disturbs anybody's partitions. */
    private KafkaConsumer<String, byte[]> reader(String topic) {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    private static Event read(ConsumerRecord<String, byte[]> record) {
        Header type = record.headers().lastHeader(EventCodec.TYPE_HEADER);
        return EventCodec.decode(type == null ? null : EventCodec.typeText(type.value()), record.value());
    }
}
