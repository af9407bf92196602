package dev.florin.gateway.limit;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much of a minute's allowance is used up, as the time at which nothing of it would be: it comes back evenly, and a minute's
 * worth may be asked for at once. Takes no lock. Source: the generic cell rate algorithm, ITU-T I.371.
 */
final class Meterage {

    static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    /** Whoever asks for so much more than it may, has not to wait for longer. */
    private static final long LONGEST_DEBT = 60 * MINUTE;

    private final AtomicLong restedAt;

    Meterage(long nowNanos) {
        this.restedAt = new AtomicLong(nowNanos);
    }

    /**
     * Takes an amount, or nothing when not so much is left.
     *
     * @return 0 when it was taken, else the nanoseconds until it could be
     */
    long take(long amount, double perMinute, long nowNanos) {
        long cost = costOf(amount, perMinute);
        while (true) {
            long known = restedAt.get();
            long from = known - nowNanos > 0 ? known : nowNanos;
            long excess = from + cost - nowNanos - Math.max(MINUTE, cost);
            if (excess > 0) {
                return excess;
            }
            if (restedAt.compareAndSet(known, from + cost)) {
                return 0;
            }
        }
    }

    /** Counts what was asked for beyond what was taken; below zero, what was taken too much. */
    void correct(long amount, double perMinute, long nowNanos) {
        long cost = amount < 0 ? -costOf(-amount, perMinute) : costOf(amount, perMinute);
        long unused = restedAt.updateAndGet(known -> {
            long from = known - nowNanos > 0 ? known : nowNanos;
            long rested = from + cost - nowNanos > LONGEST_DEBT ? nowNanos + LONGEST_DEBT : from + cost;
            return rested - nowNanos < 0 ? nowNanos : rested;
        });
    }

    private static long costOf(long amount, double perMinute) {
        return (long) Math.min((double) LONGEST_DEBT, Math.ceil(amount * (double) MINUTE / perMinute));
    }
}
