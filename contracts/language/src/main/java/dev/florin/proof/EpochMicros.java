package dev.florin.proof;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as what is hashed holds them, and as PostgreSQL does: whole microseconds since 1970. */
public final class EpochMicros {

    private EpochMicros() {}

    /** Finer parts are cut off, towards the past. */
    public static long of(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time.truncatedTo(ChronoUnit.MICROS));
    }

    public static Instant toInstant(long epochMicros) {
        return Instant.EPOCH.plus(epochMicros, ChronoUnit.MICROS);
    }
}
