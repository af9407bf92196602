package dev.florin.bench.report;

/**
 * What a figure must reach.
 *
 * @param atMost whether less is better
 */
public record Target(double bound, boolean atMost) {

    public static Target atLeast(double bound) {
        return new Target(bound, false);
    }

    public static Target atMost(double bound) {
        return new Target(bound, true);
    }

    /** From 1 on it is reached. */
    double ratio(double measured) {
        return atMost ? bound / measured : measured / bound;
    }

    boolean isReachedBy(double measured) {
        return ratio(measured) >= 1;
    }
}
