package dev.florin.simulation;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.UUID;

/** Virtual time, in nanoseconds, and all that is going to happen in it. The same seed lives the same life. */
final class World {

    static final long MILLIS = 1_000_000L;
    static final long SECONDS = 1_000 * MILLIS;

    /** When everything happened, for those who want to know; nothing is decided by it. */
    static final Instant TIME = Instant.EPOCH.plusSeconds(1_800_000_000);

    private final SplittableRandom random;
    private final Instant begin;
    /** Some time after the begin. */
    private static final Instant MIDNIGHT = Instant.parse("2027-01-16T00:00:00Z");

    private final PriorityQueue<Step> steps =
            new PriorityQueue<>(Comparator.comparingLong(Step::atNanos).thenComparingLong(Step::order));
    private long nowNanos;
    private long orders;
    private long done;
    private long ids;

    private record Step(long atNanos, long order, Runnable action) {}

    World(long seed) {
        this.random = new SplittableRandom(seed);
        this.begin = MIDNIGHT.minusSeconds(random.nextLong(1, 30 * 60));
    }

    long now() {
        return nowNanos;
    }

    /** Which day it is. */
    Instant calendar() {
        return begin.plusNanos(nowNanos);
    }

    /** How many steps were taken. */
    long done() {
        return done;
    }

    void after(long nanos, Runnable action) {
        steps.add(new Step(nowNanos + nanos, orders++, action));
    }

    /** Goes on to the next step, whenever that is. */
    void step() {
        Step next = steps.remove();
        nowNanos = next.atNanos();
        done++;
        next.action().run();
    }

    /** From low up to high, both included. */
    long between(long low, long high) {
        return random.nextLong(low, high + 1);
    }

    /** Mostly near low, seldom near high: as waits in a network are. */
    long skewed(long low, long high) {
        double place = random.nextDouble();
        return low + (long) ((high - low) * place * place * place * place);
    }

    boolean chance(int perMille) {
        return random.nextInt(1000) < perMille;
    }

    UUID id() {
        return new UUID(0x0192_f5e3_a3b2_7000L, 0x8000_0000_0000_0000L | ids++);
    }
}
