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

        long folded() {
            return last.folded() - first.folded();
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

    /** From when the warm-up's number was in the books for as long as every partition had events to fold. */
    Span steady(long warmUp) {
        Sample first = first(sample -> sample.folded() >= warmUp);
        Sample last =
                samples.reversed().stream().filter(Sample::steady).findFirst().orElseThrow();
        return new Span(first, last.nanos() > first.nanos() ? last : samples.getLast());
    }

    /** From when the warm-up's number was in the books until all events were in them and out again. */
    Span whole(long warmUp, long all) {
        return new Span(
                first(sample -> sample.folded() >= warmUp),
                first(sample -> sample.folded() >= all && sample.relayed() >= all));
    }

    private Sample first(Predicate<Sample> condition) {
        return samples.stream().filter(condition).findFirst().orElseThrow();
    }
}
