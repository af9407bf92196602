package dev.florin.ledger.fold;

import dev.florin.ledger.journal.Ends;
import java.time.Duration;
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
    private final Map<String, Deque<WaitingRecord>> byTopic = new LinkedHashMap<>();

    private final int limit;
    private final long patienceNanos;
    private int size;
    private boolean behind;
    private boolean closed;

    /**
     * @param limit how many records are given out at once at most
     * @param patience how much later than it might a batch is given out at most, for the sake of being whole
     */
    PartitionQueue(int limit, Duration patience) {
        this.limit = limit;
        this.patienceNanos = patience.toNanos();
        Ends.TOPICS.forEach(topic -> byTopic.put(topic, new ArrayDeque<>()));
    }

    synchronized void add(Map<String, List<WaitingRecord>> more) {
        boolean wasEmpty = size == 0;
        more.forEach((topic, records) -> {
            Objects.requireNonNull(byTopic.get(topic)).addAll(records);
            size += records.size();
        });
        if (wasEmpty || size >= limit) {
            notifyAll();
        }
    }

    /**
     * Whether the log has a whole batch more than was read of it: then only whole ones are given out, as what a batch costs
     * is best shared by many, and nobody has their balance sooner from a small one.
     */
    synchronized void setBehind(boolean behind) {
        if (this.behind && !behind) {
            notifyAll();
        }
        this.behind = behind;
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
     * not given out before a time; where the log has many more, not before another while.
     *
     * @param earliest as {@link System#nanoTime} counts
     */
    synchronized List<WaitingRecord> take(long earliest) throws InterruptedException {
        long early = untilGivenOut(earliest);
        while (!closed && (size == 0 || (size < limit && early > 0))) {
            if (size == 0) {
                wait();
            } else {
                TimeUnit.NANOSECONDS.timedWait(this, early);
            }
            early = untilGivenOut(earliest);
        }
        return closed ? List.of() : poll();
    }

    /** The next records if they are a whole batch, else none; does not wait. */
    synchronized List<WaitingRecord> takeWhole() {
        return closed || size < limit ? List.of() : poll();
    }

    private List<WaitingRecord> poll() {
        List<WaitingRecord> taken = new ArrayList<>(Math.min(size, limit));
        for (Deque<WaitingRecord> waiting : byTopic.values()) {
            while (taken.size() < limit && !waiting.isEmpty()) {
                taken.add(waiting.poll());
            }
        }
        size -= taken.size();
        return taken;
    }

    private long untilGivenOut(long earliest) {
        return earliest + (behind ? patienceNanos : 0) - System.nanoTime();
    }
}
