package dev.florin.gateway.admission;

import dev.florin.money.Credits;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What one life of this replica may admit requests against, of an account or of a budget.
 *
 * <p>At every moment granted = spent + returned + reserved + available, each zero or more. Reserving and settling take no
 * lock; whatever many threads do at once, no more is taken than there is.
 */
final class NodeLease {

    /** A lease of which less than this part of what it had is left runs low. */
    private static final long LOW_SHARE = 4;

    private final Burn burn;
    private final AtomicLong available = new AtomicLong();
    private final AtomicLong spent = new AtomicLong();
    private final AtomicBoolean low = new AtomicBoolean(true);
    private volatile long full;
    private volatile long lastUsedNanos;

    private long granted;
    private long returned;
    private long lastReturnNanos;
    private boolean everReturned;

    NodeLease(long burnWindowNanos, long nowNanos) {
        this.burn = new Burn(burnWindowNanos, nowNanos);
        this.lastUsedNanos = nowNanos;
    }

    Credits available() {
        return new Credits(available.get());
    }

    synchronized Credits granted() {
        return new Credits(granted);
    }

    /** What of the lease is not charged yet: available and reserved. */
    synchronized Credits left() {
        return new Credits(Math.max(0, granted - returned - spent.get()));
    }

    synchronized Credits recentBurn(long nowNanos) {
        return new Credits(burn.recent(spent.get(), nowNanos));
    }

    /** Looks at what is spent, so that what was spent recently can be told. */
    void observe(long nowNanos) {
        Credits unused = recentBurn(nowNanos);
    }

    /** All that was granted so far; an answer that was overtaken by a later one changes nothing. */
    synchronized void grantedInTotal(Credits total) {
        long more = total.micros() - granted;
        if (more > 0) {
            granted = total.micros();
            full = available.addAndGet(more);
            low.set(false);
        }
    }

    /** Takes all of it, or nothing. */
    boolean take(long micros, long nowNanos) {
        long there = available.get();
        while (there >= micros) {
            if (available.compareAndSet(there, there - micros)) {
                lastUsedNanos = nowNanos;
                return true;
            }
            there = available.get();
        }
        return false;
    }

    /** Whether it runs low, told once until more is granted. */
    boolean becomesLow() {
        return available.get() < full / LOW_SHARE && !low.get() && low.compareAndSet(false, true);
    }

    /** What it had when something was last granted. */
    Credits full() {
        return new Credits(full);
    }

    /** Ends what was taken: a part is spent, the rest is available again. */
    void settle(long takenMicros, long spentMicros, long nowNanos) {
        long unusedSpent = spent.addAndGet(spentMicros);
        long unusedAvailable = available.addAndGet(takenMicros - spentMicros);
        lastUsedNanos = nowNanos;
    }

    synchronized Credits takeAvailable(long nowNanos) {
        long taken = available.getAndSet(0);
        returned += taken;
        lastReturnNanos = nowNanos;
        everReturned = true;
        return new Credits(taken);
    }

    boolean isUnusedSince(long nanos) {
        return lastUsedNanos - nanos <= 0;
    }

    synchronized boolean hasReturnedSince(long nanos) {
        return everReturned && lastReturnNanos - nanos > 0;
    }
}
