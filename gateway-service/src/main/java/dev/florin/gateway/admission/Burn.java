package dev.florin.gateway.admission;

import dev.florin.money.Credits;

/** What an account was charged recently: the sum over this window and the one before. */
final class Burn {

    private final long windowNanos;
    private long windowStartNanos;
    private Credits thisWindow = Credits.ZERO;
    private Credits lastWindow = Credits.ZERO;

    Burn(long windowNanos, long nowNanos) {
        this.windowNanos = windowNanos;
        this.windowStartNanos = nowNanos;
    }

    void add(Credits charge, long nowNanos) {
        advance(nowNanos);
        thisWindow = thisWindow.plus(charge);
    }

    Credits recent(long nowNanos) {
        advance(nowNanos);
        return thisWindow.plus(lastWindow);
    }

    private void advance(long nowNanos) {
        long windows = (nowNanos - windowStartNanos) / windowNanos;
        if (windows > 0) {
            lastWindow = windows == 1 ? thisWindow : Credits.ZERO;
            thisWindow = Credits.ZERO;
            windowStartNanos += windows * windowNanos;
        }
    }
}
