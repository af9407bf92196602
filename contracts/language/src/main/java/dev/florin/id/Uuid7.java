package dev.florin.id;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** UUID version 7: 48 bits of Unix milliseconds, then 74 random bits, so ids sort by time. Source: RFC 9562, 5.7. */
public final class Uuid7 {

    private Uuid7() {}

    public static UUID of(Instant time, RandomGenerator random) {
        long high = (time.toEpochMilli() << 16) | 0x7000L | (random.nextLong() & 0x0fffL);
        long low = 0x8000000000000000L | (random.nextLong() & 0x3fffffffffffffffL);
        return new UUID(high, low);
    }

    /** Sorts before all ids of the time's millisecond and of later ones, and behind all earlier ids. */
    public static UUID floorOf(Instant time) {
        return new UUID(time.toEpochMilli() << 16, 0);
    }

    /** The millisecond inside the id. */
    public static Instant timeOf(UUID uuid) {
        return Instant.ofEpochMilli(uuid.getMostSignificantBits() >>> 16);
    }
}
