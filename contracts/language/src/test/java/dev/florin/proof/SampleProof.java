package dev.florin.proof;

import dev.florin.id.AccountId;
import dev.florin.id.EventId;
import dev.florin.id.LotId;
import dev.florin.ledger.LedgerAccount;
import dev.florin.ledger.Memo;
import dev.florin.ledger.TransferKind;
import dev.florin.ledger.Unit;
import dev.florin.proof.InclusionProof.IncludedTransfer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A block of five transfers, the third and fourth of which are one charge over two lots. */
final class SampleProof {

    private static final Instant AT = Instant.parse("2025-12-01T12:00:00.123456Z");

    private final JournalSigner signer = JournalSigner.generate();
    private final List<TransferLeaf> transfers =
            LongStream.range(40, 45).mapToObj(SampleProof::transfer).toList();
    private final MerkleTree tree = new MerkleTree();
    private final BlockHead block;

    SampleProof() {
        transfers.forEach(transfer -> tree.add(transfer.hash()));
        block = new BlockHead(3, 7, 40, 44, Instant.parse("2025-12-01T12:00:01Z"), 5, 6, 700, tree.root(), Hash.ZERO);
    }

    JournalKey key() {
        return signer.publicKey();
    }

    BlockHead block() {
        return block;
    }

    HeadSignature signature() {
        return signer.sign(block.hash());
    }

    InclusionProof charge() {
        return proof(block, included(2), included(3));
    }

    InclusionProof proof(BlockHead signed, IncludedTransfer... included) {
        return new InclusionProof(List.of(included), signed, signer.sign(signed.hash()), key());
    }

    IncludedTransfer included(int index) {
        return new IncludedTransfer(transfers.get(index), tree.path(index));
    }

    static TransferLeaf transfer(long sequence) {
        return transfer(sequence, 1500, sequence == 43 ? new Memo(null, "thank you", "zoë") : null);
    }

    static TransferLeaf transfer(long sequence, long amount, @Nullable Memo memo) {
        return new TransferLeaf(
                3,
                sequence,
                sequence - 1,
                new AccountId(new UUID(0x0197f00000007000L, 0x80000000000000a1L)),
                new EventId(new UUID(0x0197f00000017000L, 0x80000000000000c1L)),
                (int) (sequence - 40),
                TransferKind.USAGE,
                LedgerAccount.CUSTOMER_CREDITS,
                LedgerAccount.REVENUE,
                Unit.CREDIT_MICROS,
                amount,
                98_500,
                AT,
                sequence == 41 ? null : new LotId(new UUID(0x0197f00000027000L, sequence)),
                memo);
    }
}
