package dev.florin.proof;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as what is hashed holds them, and as PostgreSQL does: whole microseconds since 1970. */
public final class EpochMicros {

    private static final long PER_SECOND = 1_000_000;
    private static final int NANOS = 1_000;

    private EpochMicros() {}

    /** Finer parts are cut off, towards the past. */
    public static long of(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), PER_SECOND), time.getNano() / NANOS);
    }

    public static Instant toInstant(long epochMicros) {
        return Instant.EPOCH.plus(epochMicros, ChronoUnit.MICROS);
    }
}
