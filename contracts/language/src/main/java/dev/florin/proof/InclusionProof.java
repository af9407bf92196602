package dev.florin.proof;

import dev.florin.proof.ProofVerdict.ForeignKey;
import dev.florin.proof.ProofVerdict.ForeignSignature;
import dev.florin.proof.ProofVerdict.NotInBlock;
import dev.florin.proof.ProofVerdict.OtherHead;
import dev.florin.proof.ProofVerdict.OtherPlace;
import dev.florin.proof.ProofVerdict.RepeatedTransfer;
import dev.florin.proof.ProofVerdict.UntrustedKey;
import dev.florin.proof.ProofVerdict.Valid;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Proof that transfers stand in the journal: each is a leaf of a block whose head the ledger has signed. {@link ProofFile}
 * is its written form.
 *
 * @param format {@value #FORMAT}
 * @param transfers at least one, all of one block; a charge that spans lots has one for each lot
 * @param head the block's head, as it was signed
 * @param keyId the id of {@code publicKey}
 */
public record InclusionProof(
        String format,
        List<IncludedTransfer> transfers,
        BlockHead block,
        Hash head,
        HeadSignature signature,
        JournalKey publicKey,
        String keyId) {

    /** The one format of this version. */
    public static final String FORMAT = "florin-proof/1";

    public InclusionProof {
        if (!format.equals(FORMAT)) {
            throw new IllegalArgumentException("the format is '" + format + "' and not '" + FORMAT + "'");
        }
        transfers = List.copyOf(transfers);
        if (transfers.isEmpty()) {
            throw new IllegalArgumentException("it has no transfers");
        }
    }

    public InclusionProof(
            List<IncludedTransfer> transfers, BlockHead block, HeadSignature signature, JournalKey publicKey) {
        this(FORMAT, transfers, block, block.hash(), signature, publicKey, publicKey.id());
    }

    /** A transfer with its way to the block's root. */
    public record IncludedTransfer(TransferLeaf transfer, long leafIndex, long leafCount, List<Hash> path) {

        public IncludedTransfer {
            path = List.copyOf(path);
        }

        public IncludedTransfer(TransferLeaf transfer, MerklePath path) {
            this(transfer, path.leafIndex(), path.leafCount(), path.siblings());
        }

        Optional<Hash> root() {
            return new MerklePath(leafIndex, leafCount, path).rootOf(transfer.hash());
        }
    }

    /** Checks everything against the key in the proof itself; whether that key is the ledger's, the reader must know. */
    public ProofVerdict verify() {
        Set<Long> seen = new HashSet<>();
        for (IncludedTransfer included : transfers) {
            long sequence = included.transfer().sequence();
            if (!seen.add(sequence)) {
                return new RepeatedTransfer(sequence);
            }
            if (!standsAt(included)) {
                return new OtherPlace(sequence);
            }
            if (!included.root().equals(Optional.of(block.root()))) {
                return new NotInBlock(sequence);
            }
        }
        if (!block.hash().equals(head)) {
            return new OtherHead(block.hash());
        }
        if (!publicKey.id().equals(keyId)) {
            return new ForeignKey(publicKey.id());
        }
        return publicKey.hasSigned(head, signature) ? new Valid() : new ForeignSignature();
    }

    /** Checks everything, and that the key is one of those that the reader trusts. */
    public ProofVerdict verify(Collection<JournalKey> trusted) {
        ProofVerdict verdict = verify();
        return verdict instanceof Valid && !trusted.contains(publicKey) ? new UntrustedKey() : verdict;
    }

    /** A transfer's place in the tree follows from its number, so that no place can be claimed twice. */
    private boolean standsAt(IncludedTransfer included) {
        TransferLeaf transfer = included.transfer();
        return transfer.partition() == block.partition()
                && transfer.sequence() >= block.firstSequence()
                && transfer.sequence() <= block.lastSequence()
                && included.leafIndex() == transfer.sequence() - block.firstSequence()
                && included.leafCount() == block.size();
    }
}
