package dev.florin.simulation;

import dev.florin.event.Event;
import dev.florin.id.EventId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What was said, by topic and partition, for good. */
final class Log {

    private final List<List<Event>> accounts;
    private final List<List<Event>> payments;
    private final List<List<Event>> usage;
    private final Map<EventId, Long> appended = new HashMap<>();

    Log(int partitions) {
        this.accounts = empty(partitions);
        this.payments = empty(partitions);
        this.usage = empty(partitions);
    }

    /** Appends what a gateway tells. */
    void appendUsage(int partition, Event event, long nowNanos) {
        usage.get(partition).add(event);
        long unused = appended.merge(event.eventId(), nowNanos, Math::min);
    }

    boolean has(EventId event) {
        return appended.containsKey(event);
    }

    /** When it was first. */
    long appendedAt(Event event) {
        return appended.getOrDefault(event.eventId(), Long.MAX_VALUE);
    }

    int partitions() {
        return usage.size();
    }

    List<Event> accounts(int partition) {
        return accounts.get(partition);
    }

    List<Event> payments(int partition) {
        return payments.get(partition);
    }

    List<Event> usage(int partition) {
        return usage.get(partition);
    }

    private static List<List<Event>> empty(int partitions) {
        return IntStream.range(0, partitions)
                .<List<Event>>mapToObj(partition -> new ArrayList<>())
                .toList();
    }
}
