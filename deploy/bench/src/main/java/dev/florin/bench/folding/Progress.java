package dev.florin.bench.folding;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** How far a run had come at the moments at which it was looked at. */
final class Progress {

    private final Sample before;
    private final List<Sample> samples = new ArrayList<>();

    /**
     * @param nanos the monotonic clock
     * @param folded events that are in the books
     * @param relayed transfers that are in Kafka
     * @param steady whether every partition still has events to fold
     */
    record Sample(long nanos, long folded, long relayed, boolean steady) {

        /** Whether so many events are in the books and out again. */
        boolean isDone(long all) {
            return folded >= all && relayed >= all;
        }

        private Sample since(Sample before) {
            return new Sample(nanos, folded - before.folded, relayed - before.relayed, steady);
        }
    }

    /** A part of a run. */
    record Span(Sample first, Sample last) {

        double foldedPerSecond() {
            return perSecond(Sample::folded);
        }

        double relayedPerSecond() {
            return perSecond(Sample::relayed);
        }

        /** Into the books and out again: the slower counts. */
        double perSecond() {
            return Math.min(foldedPerSecond(), relayedPerSecond());
        }

        long folded() {
            return last.folded() - first.folded();
        }

        private boolean hasCome() {
            return last.folded() > first.folded() && last.relayed() > first.relayed();
        }

        private double perSecond(ToLongFunction<Sample> count) {
            return (count.applyAsLong(last) - count.applyAsLong(first))
                    * 1e9
                    / Math.max(1, last.nanos() - first.nanos());
        }
    }

    Progress(Sample before) {
        this.before = before;
    }

    /** Keeps a sample; gives it as counted from the beginning. */
    @CanIgnoreReturnValue
    Sample add(Sample now) {
        Sample sample = now.since(before);
        samples.add(sample);
        return sample;
    }

    /**
     * From when the warm-up's number was in the books for as long as every partition had events to fold; a run that is done
     * sooner than that can be seen counts to its end.
     */
    Span steady(long warmUp) {
        Sample first = first(sample -> sample.folded() >= warmUp);
        Sample last =
                samples.reversed().stream().filter(Sample::steady).findFirst().orElseThrow();
        Span steady = new Span(first, last);
        return steady.hasCome() ? steady : behindWarmUp(first, samples.getLast());
    }

    /** From when the warm-up's number was in the books until all events were in them and out again. */
    Span whole(long warmUp, long all) {
        return behindWarmUp(first(sample -> sample.folded() >= warmUp), first(sample -> sample.isDone(all)));
    }

    /** Where all came between two looks, the warm-up counts too. */
    private Span behindWarmUp(Sample first, Sample last) {
        Span span = new Span(first, last);
        return span.hasCome() ? span : new Span(before.since(before), last);
    }

    private Sample first(Predicate<Sample> condition) {
        return samples.stream().filter(condition).findFirst().orElseThrow();
    }
}
