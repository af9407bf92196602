package dev.florin.gateway.admission;

/** How much was spent recently, out of looks at a sum that only grows: in this window and the one before. */
final class Burn {

    private final long windowNanos;
    private long windowStartNanos;
    private long spentAtStart;
    private long spentAtStartBefore;

    Burn(long windowNanos, long nowNanos) {
        this.windowNanos = windowNanos;
        this.windowStartNanos = nowNanos;
    }

    /** @param spent all that was ever spent, as of now */
    long recent(long spent, long nowNanos) {
        long windows = (nowNanos - windowStartNanos) / windowNanos;
        if (windows > 0) {
            spentAtStartBefore = windows == 1 ? spentAtStart : spent;
            spentAtStart = spent;
            windowStartNanos += windows * windowNanos;
        }
        return spent - spentAtStartBefore;
    }
}
