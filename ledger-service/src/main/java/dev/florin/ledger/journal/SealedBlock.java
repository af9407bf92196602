package dev.florin.ledger.journal;

import dev.florin.id.EventId;
import dev.florin.ledger.LedgerEvent.BlockSealed;
import dev.florin.ledger.LedgerEvent.BlockSealed.Shortfall;
import dev.florin.money.Credits;
import dev.florin.proof.BlockHead;
import dev.florin.proof.Hash;
import dev.florin.proof.HeadSignature;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** The same with what leases had withheld when its log was first folded, which a rebuild takes as given. */
    public SealedBlock withheldBefore(Map<EventId, Credits> covered) {
        Map<EventId, Credits> all = new LinkedHashMap<>(covered);
        shortfalls.forEach(shortfall -> all.put(shortfall.cause(), shortfall.coveredMicros()));
        List<Shortfall> both = new ArrayList<>();
        all.forEach((cause, micros) -> both.add(new Shortfall(cause, micros)));
        return new SealedBlock(block, head, signature, keyId, both);
    }

    /** The same block is the same event, however often it is relayed. */
    public BlockSealed toEvent() {
        EventId id = new EventId(UUID.nameUUIDFromBytes(head.toString().getBytes(StandardCharsets.US_ASCII)));
        return new BlockSealed(id, block, head, signature, keyId, shortfalls);
    }
}
