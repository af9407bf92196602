package dev.florin.ledger.journal;

import dev.florin.id.EventId;
import dev.florin.ledger.LedgerEvent.BlockSealed;
import dev.florin.ledger.LedgerEvent.BlockSealed.Shortfall;
import dev.florin.proof.BlockHead;
import dev.florin.proof.Hash;
import dev.florin.proof.HeadSignature;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * What one transaction added to a partition's journal, fixed for good.
 *
 * @param block what its head says
 * @param head the hash of that
 */
public record SealedBlock(
        BlockHead block, Hash head, HeadSignature signature, String keyId, List<Shortfall> shortfalls) {

    public int partition() {
        return block.partition();
    }

    public long number() {
        return block.number();
    }

    public Ends ends() {
        return new Ends(block.accountEnd(), block.paymentEnd(), block.usageEnd());
    }

    /** The same block is the same event, however often it is relayed. */
    public BlockSealed toEvent() {
        EventId id = new EventId(UUID.nameUUIDFromBytes(head.toString().getBytes(StandardCharsets.US_ASCII)));
        return new BlockSealed(id, block, head, signature, keyId, shortfalls);
    }
}
