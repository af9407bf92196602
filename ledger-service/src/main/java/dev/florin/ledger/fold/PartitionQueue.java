package dev.florin.ledger.fold;

import dev.florin.ledger.journal.Ends;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Records of one partition number that wait to be folded. Safe for use by a thread that fills and one that empties it. */
final class PartitionQueue {

    /** By topic, in folding order. */
    private final Map<String, Deque<ReadRecord>> byTopic = new LinkedHashMap<>();

    private final int limit;
    private int size;
    private boolean closed;

    /** @param limit how many records are given out at once at most */
    PartitionQueue(int limit) {
        this.limit = limit;
        Ends.TOPICS.forEach(topic -> byTopic.put(topic, new ArrayDeque<>()));
    }

    synchronized void add(Map<String, List<ReadRecord>> more) {
        boolean wasEmpty = size == 0;
        more.forEach((topic, records) -> {
            Objects.requireNonNull(byTopic.get(topic)).addAll(records);
            size += records.size();
        });
        if (wasEmpty || size >= limit) {
            notifyAll();
        }
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

    /**
     * Waits until there is something; then the next records in folding order, as many as are there up to the limit. Fewer are
     * not given out before a time.
     *
     * @param earliest as {@link System#nanoTime} counts
     */
    synchronized List<ReadRecord> take(long earliest) throws InterruptedException {
        long early = earliest - System.nanoTime();
        while (!closed && (size == 0 || (size < limit && early > 0))) {
            if (size == 0) {
                wait();
            } else {
                TimeUnit.NANOSECONDS.timedWait(this, early);
            }
            early = earliest - System.nanoTime();
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
