package dev.florin.ledger.sql;

import dev.florin.proof.EpochMicros;
import java.time.Instant;

/** Instants as PostgreSQL keeps them: microseconds since 2000. */
public final class PostgresTime {

    private static final long EPOCH_2000_MICROS = 946_684_800_000_000L;

    private PostgresTime() {}

    /** Finer parts are cut off, towards the past. */
    public static long of(Instant time) {
        return Math.subtractExact(EpochMicros.of(time), EPOCH_2000_MICROS);
    }

    /** As {@link EpochMicros} counts. */
    public static long toEpochMicros(long time) {
        return Math.addExact(time, EPOCH_2000_MICROS);
    }
}
