package dev.florin.proof;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;

/**
 * What the journal says of one block of a partition. Its {@link #hash} is the block's head: it fixes every transfer of the
 * block by the root, the log that was folded by the ends, and all blocks before by the previous head.
 *
 * @param number from 1 without gaps
 * @param firstSequence of its transfers
 * @param lastSequence of its transfers; {@code firstSequence - 1} when it has none
 * @param bookedAt the latest append time of what was folded, in whole microseconds; never backwards in a partition
 * @param accountEnd the offset behind the last that was folded of {@code account.events}
 * @param paymentEnd the same of {@code payments.events}
 * @param usageEnd the same of {@code usage.recorded}
 * @param root of the Merkle tree over its transfers
 * @param previousHead zeros before the first
 */
public record BlockHead(
        int partition,
        long number,
        long firstSequence,
        long lastSequence,
        Instant bookedAt,
        long accountEnd,
        long paymentEnd,
        long usageEnd,
        Hash root,
        Hash previousHead) {

    private static final int NUMBERS = Integer.BYTES + 7 * Long.BYTES;

    public BlockHead {
        if (partition < 0 || number < 1 || firstSequence < 1 || lastSequence < firstSequence - 1) {
            throw new IllegalArgumentException("block %d of partition %d cannot have the transfers %d to %d"
                    .formatted(number, partition, firstSequence, lastSequence));
        }
        if (bookedAt.getNano() % 1000 != 0) {
            throw new IllegalArgumentException("a block is booked at a whole microsecond, not at " + bookedAt);
        }
    }

    /** How many transfers it has. */
    public long size() {
        return lastSequence - firstSequence + 1;
    }

    /** The head. */
    public Hash hash() {
        MessageDigest sha256 = Sha256.digest();
        sha256.update(Sha256.HEAD);
        sha256.update(ByteBuffer.allocate(NUMBERS)
                .putInt(partition)
                .putLong(number)
                .putLong(firstSequence)
                .putLong(lastSequence)
                .putLong(EpochMicros.of(bookedAt))
                .putLong(accountEnd)
                .putLong(paymentEnd)
                .putLong(usageEnd)
                .flip());
        root.addTo(sha256);
        previousHead.addTo(sha256);
        return Hash.finish(sha256);
    }
}
