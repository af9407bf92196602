package dev.florin.ledger.domain;

import dev.florin.id.EventId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids that follow from their cause, so that a rebuild gives the same ones: a UUID of version 7's shape with the cause's
 * time and, in place of randomness, a hash of cause, role and index.
 */
final class DerivedIds {

    private DerivedIds() {}

    static UUID of(EventId cause, String role, long index) {
        UUID uuid = cause.value();
        byte[] name = role.getBytes(StandardCharsets.UTF_8);
        byte[] input = ByteBuffer.allocate(2 * Long.BYTES + name.length + Long.BYTES)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .put(name)
                .putLong(index)
                .array();
        ByteBuffer hash = ByteBuffer.wrap(sha256(input));
        long time = uuid.getMostSignificantBits() & ~0xffffL;
        long high = time | 0x7000L | (hash.getLong() & 0x0fffL);
        long low = 0x8000000000000000L | (hash.getLong() & 0x3fffffffffffffffL);
        return new UUID(high, low);
    }

    private static byte[] sha256(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(input);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
