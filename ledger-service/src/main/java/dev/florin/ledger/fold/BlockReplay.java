package dev.florin.ledger.fold;

import dev.florin.id.EventId;
import dev.florin.ledger.LedgerEvent.BlockSealed.Shortfall;
import dev.florin.ledger.domain.Thresholds;
import dev.florin.ledger.journal.OpenMonths;
import dev.florin.money.Credits;
import dev.florin.proof.Hash;
import dev.florin.proof.JournalSigner;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Folds the log again as it was folded before, block by block. For use by one thread at a time. */
public final class BlockReplay {

    private final PartitionFold fold;

    public BlockReplay(DataSource source, Thresholds thresholds, JournalSigner signer) {
        this.fold = new PartitionFold(source, thresholds, new OpenMonths(source), signer);
    }

    /**
     * The head of the block that the records become.
     *
     * @param records all that the block was made of, in the order in which they are folded
     * @param shortfalls what leases withheld then
     */
    public Hash fold(int partition, List<ConsumerRecord<String, byte[]>> records, List<Shortfall> shortfalls)
            throws SQLException {
        Map<EventId, Credits> covered = new HashMap<>();
        shortfalls.forEach(shortfall -> covered.put(shortfall.cause(), shortfall.coveredMicros()));
        List<FoldedBlock> blocks = fold.fold(
                Batch.read(partition, records.stream().map(WaitingRecord::of).toList()), covered);
        if (blocks.size() != 1) {
            throw new IllegalStateException("the records of one block of partition " + partition + " became "
                    + blocks.size() + " when they were folded again");
        }
        return blocks.getFirst().sealed().head();
    }
}
