package dev.florin.ledger.verify;

import dev.florin.proof.JournalKey;
import dev.florin.proof.LeafHasher;
import dev.florin.proof.MerkleTree;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Reads the journal of a partition from its first transfer to its last and computes everything again that follows from it:
 * leaves, roots, heads, the accounts' chains and balances, lots, sums.
 */
final class JournalCheck implements Callable<PartitionBooks> {

    private final Snapshot snapshot;
    private final int partition;
    private final JournalSource source;
    private final Differences differences;

    private final CopiedTransfer transfer = new CopiedTransfer();
    private final LeafHasher leaf = new LeafHasher();
    private final MerkleTree tree = new MerkleTree();
    private final HeadChain heads;
    private final AccountChains accounts;
    private final LotMovements lots;
    private final Postings postings;
    private final List<SequenceRange> suspect = new ArrayList<>();
    private long last;
    private long count;

    JournalCheck(
            Snapshot snapshot,
            int partition,
            JournalSource source,
            Map<String, JournalKey> keys,
            Differences differences) {
        this.snapshot = snapshot;
        this.partition = partition;
        this.source = source;
        this.differences = differences;
        this.heads = new HeadChain(keys, differences);
        this.accounts = new AccountChains(differences);
        this.lots = new LotMovements(differences);
        this.postings = new Postings(differences);
    }

    @Override
    public PartitionBooks call() throws SQLException {
        try (Snapshot.Reader reader = snapshot.open();
                CopiedRows transfers = source.transfers(reader.connect(), partition);
                StreamedRows<StoredBlock> blocks = StoredBlock.of(reader.connect(), partition);
                StreamedRows<StoredMemo> memos = StoredMemo.of(reader.connect(), partition)) {
            while (transfers.next()) {
                transfer.read(transfers);
                sealUpTo(transfer.sequence, blocks);
                add(memos);
            }
            sealUpTo(Long.MAX_VALUE, blocks);
            if (tree.size() > 0) {
                differences.add("transfer", transfer.key(), "it and those before it stand in no block");
            }
            refuseMemosBefore(Long.MAX_VALUE, memos);
        }
        return new PartitionBooks(
                partition, count, last, heads.last(), heads.count(), accounts, lots, postings, suspect);
    }

    /** Ends the blocks that lie before a transfer. */
    private void sealUpTo(long sequence, StreamedRows<StoredBlock> blocks) throws SQLException {
        StoredBlock row = blocks.next();
        while (row != null && row.block().lastSequence() < sequence) {
            if (!heads.add(row, tree.root())) {
                suspect.add(new SequenceRange(
                        row.block().firstSequence(), row.block().lastSequence()));
            }
            tree.clear();
            row = blocks.following();
        }
    }

    private void add(StreamedRows<StoredMemo> memos) throws SQLException {
        if (transfer.sequence != last + 1) {
            differences.add(
                    "transfer",
                    transfer.key(),
                    transfer.sequence <= last
                            ? "its number is there twice"
                            : "the transfers " + (last + 1) + " to " + (transfer.sequence - 1) + " are missing");
        }
        last = transfer.sequence;
        count++;
        transfer.writeTo(leaf);
        addMemo(memos);
        tree.add(leaf);
        accounts.add(transfer);
        if (transfer.hasLot()) {
            lots.add(transfer);
        }
        postings.add(transfer);
    }

    private void addMemo(StreamedRows<StoredMemo> memos) throws SQLException {
        refuseMemosBefore(transfer.sequence, memos);
        StoredMemo memo = memos.next();
        if (memo != null && memo.sequence() == transfer.sequence) {
            leaf.memo(memo.reference(), memo.reason(), memo.author());
            memos.following();
        }
    }

    private void refuseMemosBefore(long sequence, StreamedRows<StoredMemo> memos) throws SQLException {
        StoredMemo memo = memos.next();
        while (memo != null && memo.sequence() < sequence) {
            differences.add("memo", CopiedTransfer.keyOf(partition, memo.sequence()), "there is no such transfer");
            memo = memos.following();
        }
    }
}
