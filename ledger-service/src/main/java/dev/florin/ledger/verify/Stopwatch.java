package dev.florin.ledger.verify;

import java.time.Duration;

/** How long something takes, for people. */
final class Stopwatch {

    private final long begun = System.nanoTime();

    String time() {
        return "%.1f s".formatted(seconds());
    }

    String rate(long count, String what) {
        return "%s, %,.0f %s a second".formatted(time(), count / Math.max(seconds(), 1e-6), what);
    }

    private double seconds() {
        return Duration.ofNanos(System.nanoTime() - begun).toNanos() / 1e9;
    }
}
