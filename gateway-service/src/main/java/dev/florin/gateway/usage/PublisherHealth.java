package dev.florin.gateway.usage;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Whether usage can be made durable now, told by how the latest sends went. Pure: times are readings of one monotonic
 * clock. Safe for use by many threads.
 */
final class PublisherHealth {

    private final long stalledAfterNanos;
    private final long retryAfterNanos;
    private final Deque<Send> open = new ArrayDeque<>();
    private boolean failed;
    private long failedAtNanos;

    /** One event on its way. */
    static final class Send {
        private final long startedNanos;
        private boolean done;

        private Send(long startedNanos) {
            this.startedNanos = startedNanos;
        }
    }

    PublisherHealth(long stalledAfterNanos, long retryAfterNanos) {
        this.stalledAfterNanos = stalledAfterNanos;
        this.retryAfterNanos = retryAfterNanos;
    }

    synchronized Send started(long nowNanos) {
        Send send = new Send(nowNanos);
        open.addLast(send);
        return send;
    }

    synchronized void ended(Send send, boolean durable, long nowNanos) {
        send.done = true;
        while (!open.isEmpty() && open.getFirst().done) {
            open.removeFirst();
        }
        failed = !durable;
        failedAtNanos = nowNanos;
    }

    /** False while the oldest event waits too long, and for a while after a failure that no success followed. */
    synchronized boolean isHealthy(long nowNanos) {
        boolean stalled = !open.isEmpty() && nowNanos - open.getFirst().startedNanos > stalledAfterNanos;
        boolean justFailed = failed && nowNanos - failedAtNanos < retryAfterNanos;
        return !stalled && !justFailed;
    }
}
