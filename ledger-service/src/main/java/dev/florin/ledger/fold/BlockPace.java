package dev.florin.ledger.fold;

import java.time.Duration;

/**
 * When a partition's blocks may begin: an interval apart, each partition at a moment of its own. Workers that begin
 * together would go on to begin together, and each block would wait for the processor behind those of the others.
 *
 * @param intervalNanos from one block to the next
 * @param phaseNanos where in each interval the partition's moment lies
 */
record BlockPace(long intervalNanos, long phaseNanos) {

    /** The golden ratio's fraction: its multiples lie evenly, however many there are. */
    private static final double GOLDEN = 0.618_033_988_749_895;

    static BlockPace of(int partition, Duration interval) {
        double turns = partition * GOLDEN;
        return new BlockPace(interval.toNanos(), (long) (interval.toNanos() * (turns - Math.floor(turns))));
    }

    /**
     * When the next block begins at the soonest: at the partition's moment, yet half an interval later at least. So one that was
     * late is followed sooner, and one that nothing had come before for a while finds its way back.
     *
     * @param begun when the block before began, as {@link System#nanoTime} counts
     */
    long nextBehind(long begun) {
        if (intervalNanos == 0) {
            return begun;
        }
        long soonest = begun + intervalNanos / 2;
        return soonest + Math.floorMod(phaseNanos - soonest, intervalNanos);
    }
}
