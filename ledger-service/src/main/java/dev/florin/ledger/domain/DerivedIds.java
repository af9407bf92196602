package dev.florin.ledger.domain;

import dev.florin.id.AccountId;
import dev.florin.id.EventId;
import dev.florin.id.Uuid7;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * Ids that follow from what they stand for, so that they can be made again: UUIDs of version 7's shape with a hash in place
 * of randomness.
 */
public final class DerivedIds {

    private DerivedIds() {}

    /** What follows from an event: with its time, and a hash of event, role and index. */
    static UUID of(EventId cause, String role, long index) {
        UUID uuid = cause.value();
        byte[] name = role.getBytes(StandardCharsets.UTF_8);
        byte[] input = ByteBuffer.allocate(2 * Long.BYTES + name.length + Long.BYTES)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .put(name)
                .putLong(index)
                .array();
        return Uuid7.derived(Uuid7.timeOf(uuid), input);
    }

    /** What an operator decided: with the time of the decision, and a hash of account and idempotency key. */
    public static UUID ofDecision(Instant decidedAt, AccountId account, String idempotencyKey) {
        return Uuid7.derived(decidedAt, "decision " + account + " " + idempotencyKey);
    }
}
