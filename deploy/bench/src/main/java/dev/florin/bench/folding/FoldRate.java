package dev.florin.bench.folding;

import dev.florin.bench.running.CpuTime;

/**
 * How fast a run was over its steady part.
 *
 * @param foldedPerSecond events into the books
 * @param relayedPerSecond transfers into {@code ledger.transfers}
 * @param events of the part over which the CPU time was taken
 */
public record FoldRate(double foldedPerSecond, double relayedPerSecond, CpuTime cpu, long events) {

    /** The slower counts. */
    public double perSecond() {
        return Math.min(foldedPerSecond, relayedPerSecond);
    }
}
