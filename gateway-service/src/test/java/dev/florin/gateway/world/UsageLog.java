package dev.florin.gateway.world;

import dev.florin.edge.kafka.EventRecords;
import dev.florin.event.Event;
import dev.florin.event.Topics;
import dev.florin.testing.TestStack;
import dev.florin.testing.TestTopics;
import dev.florin.usage.UsageEvent;
import dev.florin.usage.UsageEvent.LeaseReturned;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

/** What the gateway told about a customer on {@code usage.recorded}. */
public final class UsageLog {

    private UsageLog() {}

    /** Waits until so many requests of the customer are recorded. */
    public static List<UsageRecorded> recordedFor(Customer customer, int count) {
        return await(customer, UsageRecorded.class, count);
    }

    /** Waits until leases of the customer were given back so many times. */
    public static List<LeaseReturned> returnedFor(Customer customer, int count) {
        return await(customer, LeaseReturned.class, count);
    }

    /** The trace context on the customer's first usage record. */
    public static String traceparentFor(Customer customer) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestStack.shared().kafka(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(consumer.partitionsFor(Topics.USAGE_RECORDED).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            return Awaitility.await()
                    .until(() -> traceparentIn(consumer.poll(Duration.ofMillis(200)), customer), Optional::isPresent)
                    .orElseThrow();
        }
    }

    private static Optional<String> traceparentIn(ConsumerRecords<String, byte[]> records, Customer customer) {
        return StreamSupport.stream(records.spliterator(), false)
                .filter(record -> record.key().equals(customer.accountId().toString()))
                .map(record -> EventRecords.header(record, "traceparent"))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static <T extends UsageEvent.OfAccount> List<T> await(Customer customer, Class<T> type, int count) {
        try (TestTopics topics = new TestTopics(TestStack.shared())) {
            return of(
                    topics.await(
                            Topics.USAGE_RECORDED,
                            events -> of(events, customer, type).size() >= count),
                    customer,
                    type);
        }
    }

    private static <T extends UsageEvent.OfAccount> List<T> of(List<Event> events, Customer customer, Class<T> type) {
        return events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(event -> event.accountId().equals(customer.accountId()))
                .toList();
    }
}
