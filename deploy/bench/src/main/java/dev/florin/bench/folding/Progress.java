package dev.florin.bench.folding;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** How far a run had come at the moments at which it was looked at. */
final class Progress {

    private final Sample before;
    private final List<Sample> samples = new ArrayList<>();

    /**
     * @param nanos the monotonic clock
     * @param folded events that are in the books
     * @param relayed transfers that are in Kafka
     */
    record Sample(long nanos, long folded, long relayed) {

        private Sample since(Sample before) {
            return new Sample(nanos, folded - before.folded, relayed - before.relayed);
        }
    }

    Progress(Sample before) {
        this.before = before;
    }

    /** Keeps the sample; whether so many events are in the books. */
    boolean hasFolded(Sample now, long events) {
        samples.add(now.since(before));
        return folded() >= events;
    }

    /** Keeps the sample; whether so many events are in the books and out again. */
    boolean isThrough(Sample now, long events) {
        return hasFolded(now, events) && samples.getLast().relayed() >= events;
    }

    /** Events that were in the books when last looked. */
    long folded() {
        return samples.getLast().folded();
    }

    /** Events folded a second, from when the warm-up's number was first seen until all were. */
    double foldedPerSecond(long warmUp, long all) {
        return perSecond(Sample::folded, warmUp, all);
    }

    /** Transfers relayed a second, likewise. */
    double relayedPerSecond(long warmUp, long all) {
        return perSecond(Sample::relayed, warmUp, all);
    }

    private double perSecond(ToLongFunction<Sample> count, long warmUp, long all) {
        Sample first = firstAt(count, warmUp);
        Sample last = firstAt(count, all);
        return (count.applyAsLong(last) - count.applyAsLong(first)) * 1e9 / Math.max(1, last.nanos() - first.nanos());
    }

    private Sample firstAt(ToLongFunction<Sample> count, long least) {
        return samples.stream()
                .filter(sample -> count.applyAsLong(sample) >= least)
                .findFirst()
                .orElseThrow();
    }
}
