package dev.florin.bench.latency;

import dev.florin.bench.BenchFailure;
import java.util.Arrays;
import java.util.stream.LongStream;

/** Exact percentiles of durations, in milliseconds. */
public final class Percentiles {

    private final long[] sorted;

    Percentiles(LongStream millis) {
        this.sorted = millis.toArray();
        if (sorted.length == 0) {
            throw new BenchFailure("There is no sample of a latency.");
        }
        Arrays.sort(sorted);
    }

    /** The duration that so many of a hundred do not exceed. */
    public long millis(int percent) {
        int index = (int) Math.ceilDiv((long) percent * sorted.length, 100L) - 1;
        return sorted[index];
    }

    public int count() {
        return sorted.length;
    }
}
