package dev.florin.launcher.replay;

import dev.florin.launcher.LaunchFailure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How fast a trace is sent.
 *
 * @param factor of the trace's own speed; empty sends as fast as answers come
 */
record Speed(Optional<BigDecimal> factor) {

    /** Throws {@link LaunchFailure} when it is neither {@code max} nor a number above zero. */
    static Speed parse(String text) {
        if (text.equals("max")) {
            return new Speed(Optional.empty());
        }
        if (!text.matches("\\d{1,6}(\\.\\d{1,6})?") || new BigDecimal(text).signum() == 0) {
            throw new LaunchFailure("--speed must be max or a number above zero such as 1 or 10, not '" + text + "'.");
        }
        return new Speed(Optional.of(new BigDecimal(text)));
    }

    /** How long after the first request one is due. */
    Duration due(Instant first, Instant time) {
        if (factor.isEmpty() || time.isBefore(first)) {
            return Duration.ZERO;
        }
        return Duration.ofNanos(BigDecimal.valueOf(Duration.between(first, time).toNanos())
                .divide(factor.get(), 0, RoundingMode.DOWN)
                .longValueExact());
    }
}
