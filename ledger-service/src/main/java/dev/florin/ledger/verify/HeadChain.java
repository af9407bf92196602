package dev.florin.ledger.verify;

import dev.florin.proof.BlockHead;
import dev.florin.proof.Hash;
import dev.florin.proof.JournalKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The blocks of a partition: each must follow the one before it and be signed with a known key. */
final class HeadChain {

    private final Map<String, JournalKey> keys;
    private final Differences differences;
    private @Nullable StoredBlock last;
    private long count;

    HeadChain(Map<String, JournalKey> keys, Differences differences) {
        this.keys = keys;
        this.differences = differences;
    }

    /** The next block with the root that its transfers give; whether that is the block's. */
    boolean add(StoredBlock row, Hash root) {
        BlockHead block = row.block();
        boolean fits = block.root().equals(root);
        if (!fits) {
            differ(
                    row,
                    "the transfers %d to %d give the root %s, not %s"
                            .formatted(block.firstSequence(), block.lastSequence(), root, block.root()));
        }
        if (!block.hash().equals(row.head())) {
            differ(row, "its fields give the head " + block.hash() + ", not " + row.head());
        }
        JournalKey key = keys.get(row.keyId());
        if (key == null) {
            differ(row, "it is signed by a key that is not known, " + row.keyId());
        } else if (!key.hasSigned(row.head(), row.signature())) {
            differ(row, "its head is not what was signed");
        }
        checkSuccession(row);
        last = row;
        count++;
        return fits;
    }

    /** The latest block, null before the first. */
    @Nullable
    StoredBlock last() {
        return last;
    }

    long count() {
        return count;
    }

    private void checkSuccession(StoredBlock row) {
        BlockHead block = row.block();
        BlockHead before = last == null ? null : last.block();
        long number = before == null ? 1 : before.number() + 1;
        long first = before == null ? 1 : before.lastSequence() + 1;
        Hash head = last == null ? Hash.ZERO : last.head();
        if (block.number() != number) {
            differ(row, "the block before it is " + (number - 1));
        }
        if (block.firstSequence() != first) {
            differ(row, "its first transfer is " + block.firstSequence() + " and should be " + first);
        }
        if (!block.previousHead().equals(head)) {
            differ(row, "its previous head is " + block.previousHead() + ", but the head before it is " + head);
        }
        if (before != null && runsBack(before, block)) {
            differ(row, "its time or its offsets lie before those of the block before it");
        }
    }

    private static boolean runsBack(BlockHead before, BlockHead block) {
        return block.bookedAt().isBefore(before.bookedAt())
                || block.accountEnd() < before.accountEnd()
                || block.paymentEnd() < before.paymentEnd()
                || block.usageEnd() < before.usageEnd();
    }

    private void differ(StoredBlock row, String what) {
        differences.add("block", row.key(), what);
    }
}
