package dev.florin.ledger.journal;

import dev.florin.id.LotId;
import dev.florin.ledger.Memo;
import dev.florin.ledger.domain.Folded;
import dev.florin.ledger.domain.Transfer;
import dev.florin.proof.BlockHead;
import dev.florin.proof.EpochMicros;
import dev.florin.proof.Hash;
import dev.florin.proof.JournalSigner;
import dev.florin.proof.LeafHasher;
import dev.florin.proof.MerkleTree;
import java.time.Instant;
import java.util.UUID;

/** Hashes and signs what a fold adds to the journal. For use by one thread at a time. */
public final class BlockSealer {

    private final JournalSigner signer;
    private final LeafHasher leaf = new LeafHasher();
    private final MerkleTree tree = new MerkleTree();

    public BlockSealer(JournalSigner signer) {
        this.signer = signer;
    }

    /** Begins a block; its transfers are added in their order. */
    public void begin() {
        tree.clear();
    }

    public void add(Transfer transfer) {
        hold(transfer);
        tree.add(leaf);
    }

    /**
     * The block of what was added, the next behind a state of the journal.
     *
     * @param ends up to where the log is folded with it
     * @param bookedAt not before the state's
     */
    public SealedBlock seal(JournalState before, Folded folded, Ends ends, Instant bookedAt) {
        BlockHead block = new BlockHead(
                before.partition(),
                before.lastBlock() + 1,
                before.lastSequence() + 1,
                folded.end().sequence(),
                bookedAt,
                ends.accountEvents(),
                ends.paymentsEvents(),
                ends.usageRecorded(),
                tree.root(),
                before.head());
        Hash head = block.hash();
        return new SealedBlock(
                block, head, signer.sign(head), signer.publicKey().id(), folded.shortfalls());
    }

    private void hold(Transfer transfer) {
        UUID account = transfer.accountId().value();
        UUID cause = transfer.cause().value();
        leaf.begin(transfer.position().partition(), transfer.position().sequence(), transfer.previous())
                .account(account.getMostSignificantBits(), account.getLeastSignificantBits())
                .cause(cause.getMostSignificantBits(), cause.getLeastSignificantBits(), transfer.entry())
                .movement(
                        transfer.kind().code(),
                        transfer.debit().code(),
                        transfer.credit().code(),
                        transfer.unit().code(),
                        transfer.amount())
                .balanceAfter(transfer.balanceAfterMicros().micros())
                .occurredAt(EpochMicros.of(transfer.occurredAt()));
        LotId lot = transfer.lotId();
        if (lot != null) {
            leaf.lot(lot.value().getMostSignificantBits(), lot.value().getLeastSignificantBits());
        }
        Memo memo = transfer.memo();
        if (memo != null) {
            leaf.memo(memo.reference(), memo.reason(), memo.author());
        }
    }
}
