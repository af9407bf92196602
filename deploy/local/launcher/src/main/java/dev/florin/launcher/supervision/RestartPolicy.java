package dev.florin.launcher.supervision;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * When a program that died by itself is started again: at most five times a minute, each time after twice the wait.
 *
 * @param deaths those of the last minute, oldest first
 */
record RestartPolicy(List<Instant> deaths) {

    static final int MOST_RESTARTS = 5;
    static final Duration WINDOW = Duration.ofMinutes(1);
    static final Duration FIRST_WAIT = Duration.ofMillis(500);

    static final RestartPolicy NO_DEATHS = new RestartPolicy(List.of());

    RestartPolicy {
        deaths = List.copyOf(deaths);
    }

    RestartPolicy afterDeath(Instant now) {
        Instant horizon = now.minus(WINDOW);
        return new RestartPolicy(Stream.concat(deaths.stream().filter(horizon::isBefore), Stream.of(now))
                .toList());
    }

    boolean givesUp() {
        return deaths.size() > MOST_RESTARTS;
    }

    Duration waitBeforeRestart() {
        return FIRST_WAIT.multipliedBy(1L << (deaths.size() - 1));
    }
}
