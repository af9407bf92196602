package dev.florin.id;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** A source of fresh ids for the shells of the services; pure code is handed its ids. Safe for use by many threads. */
public final class Ids {

    private final Clock clock;
    private final RandomGenerator random;

    public Ids(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** Wall-clock time and strong randomness. */
    public static Ids system() {
        return new Ids(Clock.systemUTC(), new SecureRandom());
    }

    public UUID next() {
        return Uuid7.of(clock.instant(), random);
    }
}
