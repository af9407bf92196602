package dev.florin.id;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** UUID version 7: 48 bits of Unix milliseconds, then 74 random bits, so ids sort by time. Source: RFC 9562, 5.7. */
public final class Uuid7 {

    private Uuid7() {}

    public static UUID of(Instant time, RandomGenerator random) {
        return of(time, random.nextLong(), random.nextLong());
    }

    /** The same shape with a hash of the name in place of randomness: time and name make the same id again. */
    public static UUID derived(Instant time, String name) {
        return derived(time, name.getBytes(StandardCharsets.UTF_8));
    }

    /** The same for a name of bytes. */
    public static UUID derived(Instant time, byte[] name) {
        try {
            ByteBuffer hash =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(name));
            return of(time, hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Sorts before all ids of the time's millisecond and of later ones, and behind all earlier ids. */
    public static UUID floorOf(Instant time) {
        return new UUID(time.toEpochMilli() << 16, 0);
    }

    /** The millisecond inside the id. */
    public static Instant timeOf(UUID uuid) {
        return Instant.ofEpochMilli(uuid.getMostSignificantBits() >>> 16);
    }

    private static UUID of(Instant time, long first, long second) {
        long high = (time.toEpochMilli() << 16) | 0x7000L | (first & 0x0fffL);
        long low = 0x8000000000000000L | (second & 0x3fffffffffffffffL);
        return new UUID(high, low);
    }
}
