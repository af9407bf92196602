package dev.florin.ledger.fold;

import dev.florin.ledger.journal.Ends;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Records of one partition number that wait to be folded. Safe for use by a thread that fills and one that empties it. */
final class PartitionQueue {

    /** By topic, in folding order. */
    private final Map<String, Deque<ReadRecord>> byTopic = new LinkedHashMap<>();

    private int size;
    private boolean closed;

    PartitionQueue() {
        Ends.TOPICS.forEach(topic -> byTopic.put(topic, new ArrayDeque<>()));
    }

    synchronized void add(String topic, List<ReadRecord> records) {
        Objects.requireNonNull(byTopic.get(topic)).addAll(records);
        size += records.size();
        notifyAll();
    }

    synchronized int size() {
        return size;
    }

    /** Nothing more is given out, and who waits is told. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Waits until there is something; then the next records in folding order, as many as are there up to a limit. */
    synchronized List<ReadRecord> take(int limit) throws InterruptedException {
        while (size == 0 && !closed) {
            wait();
        }
        List<ReadRecord> taken = new ArrayList<>(Math.min(size, limit));
        if (closed) {
            return taken;
        }
        for (Deque<ReadRecord> waiting : byTopic.values()) {
            while (taken.size() < limit && !waiting.isEmpty()) {
                taken.add(waiting.poll());
            }
        }
        size -= taken.size();
        return taken;
    }
}
