package dev.florin.ledger.proof;

import dev.florin.ledger.domain.Transfer;
import dev.florin.ledger.journal.SealedBlock;
import dev.florin.proof.InclusionProof;
import dev.florin.proof.InclusionProof.IncludedTransfer;
import dev.florin.proof.JournalKey;
import dev.florin.proof.MerkleTree;
import dev.florin.proof.TransferLeaf;
import java.util.List;

/**
 * What a proof is made of.
 *
 * @param proven the transfers that are asked for, all of one block
 * @param all every transfer of that block, in order
 */
record Evidence(List<Transfer> proven, SealedBlock sealed, List<Transfer> all) {

    /** Whether the block can be proven: a part of it may lie in a month that was taken out of the journal. */
    boolean isWhole() {
        return all.size() == sealed.block().size();
    }

    /** Throws {@link IllegalStateException} where the transfers are not what was sealed: that must never be handed out. */
    InclusionProof proveWith(JournalKey key) {
        MerkleTree tree = new MerkleTree();
        all.forEach(transfer -> tree.add(leafOf(transfer).hash()));
        if (!tree.root().equals(sealed.block().root())) {
            throw new IllegalStateException("block " + sealed.number() + " of partition " + sealed.partition()
                    + " was changed after it was sealed: florin verify tells where");
        }
        List<IncludedTransfer> included =
                proven.stream().map(transfer -> include(tree, transfer)).toList();
        return new InclusionProof(included, sealed.block(), sealed.signature(), key);
    }

    private IncludedTransfer include(MerkleTree tree, Transfer transfer) {
        long index = transfer.position().sequence() - sealed.block().firstSequence();
        return new IncludedTransfer(leafOf(transfer), tree.path(Math.toIntExact(index)));
    }

    private static TransferLeaf leafOf(Transfer transfer) {
        return new TransferLeaf(
                transfer.position().partition(),
                transfer.position().sequence(),
                transfer.previous(),
                transfer.accountId(),
                transfer.cause(),
                transfer.entry(),
                transfer.kind(),
                transfer.debit(),
                transfer.credit(),
                transfer.unit(),
                transfer.amount(),
                transfer.balanceAfterMicros().micros(),
                transfer.occurredAt(),
                transfer.lotId(),
                transfer.memo());
    }
}
