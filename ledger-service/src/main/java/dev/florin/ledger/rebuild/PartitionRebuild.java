package dev.florin.ledger.rebuild;

import dev.florin.edge.kafka.EventRecords;
import dev.florin.event.Topics;
import dev.florin.ledger.LedgerEvent.BlockSealed;
import dev.florin.ledger.fold.BlockReplay;
import dev.florin.ledger.log.Log;
import dev.florin.ledger.log.TopicReader;
import dev.florin.proof.BlockHead;
import dev.florin.proof.Hash;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A partition's books made again: the published blocks say how the log was cut and what leases withheld, the log says the
 * rest. For use by one thread at a time.
 */
final class PartitionRebuild implements AutoCloseable {

    private final int partition;
    private final BlockReplay replay;
    private final TopicReader blocks;
    private final TopicReader accounts;
    private final TopicReader payments;
    private final TopicReader usage;
    private final List<String> differences = new ArrayList<>();
    private long lastBlock;
    private long records;

    PartitionRebuild(int partition, Log log, BlockReplay replay) {
        this.partition = partition;
        this.replay = replay;
        this.blocks = log.read(Topics.LEDGER_BLOCKS, partition);
        this.accounts = log.read(Topics.ACCOUNT_EVENTS, partition);
        this.payments = log.read(Topics.PAYMENTS_EVENTS, partition);
        this.usage = log.read(Topics.USAGE_RECORDED, partition);
    }

    int partition() {
        return partition;
    }

    /** The latest block that was made again. */
    long lastBlock() {
        return lastBlock;
    }

    /** How many records of the log were folded. */
    long records() {
        return records;
    }

    /** The first block whose head is not the one that was published: all behind it differ too. */
    List<String> differences() {
        return differences;
    }

    /** Folds what was published so far, up to a block at most. */
    void foldUpTo(long number) throws SQLException {
        blocks.lookForMore();
        List<ConsumerRecord<String, byte[]>> published = blocks.takeNext();
        while (lastBlock < number && !published.isEmpty()) {
            for (ConsumerRecord<String, byte[]> item : published) {
                if (EventRecords.read(item) instanceof BlockSealed sealed
                        && sealed.block().number() == lastBlock + 1) {
                    fold(sealed);
                }
            }
            published = blocks.takeNext();
        }
    }

    private void fold(BlockSealed published) throws SQLException {
        BlockHead block = published.block();
        List<ConsumerRecord<String, byte[]>> inputs = new ArrayList<>(accounts.takeUpTo(block.accountEnd()));
        inputs.addAll(payments.takeUpTo(block.paymentEnd()));
        inputs.addAll(usage.takeUpTo(block.usageEnd()));
        records += inputs.size();
        Hash head = replay.fold(partition, inputs, published.shortfalls());
        lastBlock = block.number();
        if (!head.equals(published.head()) && differences.isEmpty()) {
            differences.add("block (partition " + partition + ", number " + lastBlock + "): its head is " + head
                    + " when folded again, and was published as " + published.head());
        }
    }

    @Override
    public void close() {
        blocks.close();
        accounts.close();
        payments.close();
        usage.close();
    }
}
