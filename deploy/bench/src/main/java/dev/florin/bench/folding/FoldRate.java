package dev.florin.bench.folding;

/**
 * How fast a run was over its steady part.
 *
 * @param foldedPerSecond events into the books
 * @param relayedPerSecond transfers into {@code ledger.transfers}
 */
public record FoldRate(double foldedPerSecond, double relayedPerSecond) {

    /** The slower counts. */
    public double perSecond() {
        return Math.min(foldedPerSecond, relayedPerSecond);
    }
}
