package dev.florin.simulation;

import dev.florin.budget.CountedBudget;
import dev.florin.event.Event;
import dev.florin.id.EpochId;
import dev.florin.lease.Node;
import dev.florin.usage.UsageEvent.LeaseReturned;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.util.HashMap;
import java.util.Map;

/** By node, what left a replica's pool and is not in the books: on its way, or lost for this epoch. */
final class OnTheWay {

    private final Map<Node, Long> gone = new HashMap<>();

    void leave(Node node, long micros) {
        long unused = gone.merge(node, micros, Math::addExact);
    }

    long of(Node node) {
        return gone.getOrDefault(node, 0L);
    }

    /** The fold has booked it; what is of another epoch does not count here. */
    void booked(Event event, EpochId epoch) {
        switch (event) {
            case UsageRecorded usage
            when usage.epoch().equals(epoch) -> {
                long payable = usage.charge()
                        .amountMicros()
                        .min(usage.reservedMicros())
                        .micros();
                leave(Node.of(usage.accountId()), -payable);
                for (CountedBudget counted : usage.countedIn()) {
                    if (counted.isHard()) {
                        leave(new Node(usage.accountId(), counted.window()), -payable);
                    }
                }
            }
            case LeaseReturned returned
            when returned.epoch().equals(epoch) ->
                leave(
                        new Node(returned.accountId(), returned.budget()),
                        -returned.amountMicros().micros());
            default -> {
                // Of another life: nothing here counts on it.
            }
        }
    }
}
