package dev.florin.gateway.admission;

import dev.florin.lease.LeaseRequest;
import dev.florin.lease.Node;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Nodes of which an answer was lost, and not before when to ask again: what it granted would be lost with it. */
final class Unsure {

    private final Map<Node, Long> notBefore = new LinkedHashMap<>();

    void askAgain(Node node, long notBeforeNanos) {
        Long unused = notBefore.put(node, notBeforeNanos);
    }

    /** The epoch is over, and with it all that was granted. */
    void clear() {
        notBefore.clear();
    }

    LongStream dueNanos() {
        return notBefore.values().stream().mapToLong(Long::longValue);
    }

    /** Adds those that are due to what is asked, without a demand of their own. */
    void takeDue(Map<Node, List<Demand>> lines, long nowNanos) {
        for (Iterator<Map.Entry<Node, Long>> each = notBefore.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<Node, Long> node = each.next();
            boolean isAsked = lines.containsKey(node.getKey());
            boolean isDue = node.getValue() - nowNanos <= 0 && lines.size() < LeaseRequest.MAX_ASKS;
            if (isAsked || isDue) {
                each.remove();
                List<Demand> unused = lines.computeIfAbsent(node.getKey(), id -> new ArrayList<>());
            }
        }
    }
}
