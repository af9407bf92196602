package dev.florin.gateway.world;

import dev.florin.event.Event;
import dev.florin.event.Topics;
import dev.florin.testing.TestStack;
import dev.florin.testing.TestTopics;
import dev.florin.usage.UsageEvent;
import dev.florin.usage.UsageEvent.LeaseReturned;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.util.List;

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

    private static <T extends UsageEvent> List<T> await(Customer customer, Class<T> type, int count) {
        try (TestTopics topics = new TestTopics(TestStack.shared())) {
            return of(
                    topics.await(
                            Topics.USAGE_RECORDED,
                            events -> of(events, customer, type).size() >= count),
                    customer,
                    type);
        }
    }

    private static <T extends UsageEvent> List<T> of(List<Event> events, Customer customer, Class<T> type) {
        return events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(event -> event.accountId().equals(customer.accountId()))
                .toList();
    }
}
