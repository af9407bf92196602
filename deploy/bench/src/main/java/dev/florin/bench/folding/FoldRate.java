package dev.florin.bench.folding;

import dev.florin.bench.running.CpuTime;

/**
 * How fast a run was.
 *
 * @param foldedPerSecond events into the books, over the steady part: as long as every partition had some left
 * @param relayedPerSecond transfers into {@code ledger.transfers}, over the same
 * @param wholePerSecond events into the books and out again, until the last partition was done
 * @param cpu of the steady part
 * @param events of the steady part
 */
public record FoldRate(
        double foldedPerSecond, double relayedPerSecond, double wholePerSecond, CpuTime cpu, long events) {

    /** Of the steady part; the slower counts. */
    public double perSecond() {
        return Math.min(foldedPerSecond, relayedPerSecond);
    }
}
