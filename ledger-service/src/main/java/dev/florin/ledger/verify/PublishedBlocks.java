package dev.florin.ledger.verify;

import dev.florin.edge.kafka.EventRecords;
import dev.florin.event.Topics;
import dev.florin.event.UnreadableEventException;
import dev.florin.id.EventId;
import dev.florin.ledger.LedgerEvent.BlockSealed;
import dev.florin.ledger.LedgerEvent.BlockSealed.Shortfall;
import dev.florin.ledger.log.Log;
import dev.florin.ledger.log.TopicReader;
import dev.florin.money.Credits;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of a partition against those that were published: who changes the journal and seals it anew cannot take back
 * what others have read. And how far the relay says it is, against the same.
 */
final class PublishedBlocks implements Callable<Long> {

    private static final String SHORTFALLS =
            "SELECT block, cause, covered_micros FROM shortfall WHERE partition = ? ORDER BY block";

    private final Snapshot snapshot;
    private final int partition;
    private final Log log;
    private final RelayCheck relay;
    private final Differences differences;
    private long compared;

    /** @param countedWithin how long after a block was published the relay may take to count it */
    PublishedBlocks(Snapshot snapshot, int partition, Log log, Duration countedWithin, Differences differences) {
        this.snapshot = snapshot;
        this.partition = partition;
        this.log = log;
        this.relay = new RelayCheck(partition, snapshot.takenAt().minus(countedWithin), differences);
        this.differences = differences;
    }

    private record StoredShortfall(long block, Shortfall shortfall) {}

    /** How many published blocks were compared. */
    @Override
    public Long call() throws SQLException {
        try (Snapshot.Reader rows = snapshot.open();
                StreamedRows<StoredBlock> blocks = StoredBlock.of(rows.connect(), partition);
                StreamedRows<StoredShortfall> shortfalls = shortfalls(rows.connect());
                TopicReader reader = log.read(Topics.LEDGER_BLOCKS, partition)) {
            List<ConsumerRecord<String, byte[]>> items = reader.takeNext();
            while (!items.isEmpty()) {
                for (ConsumerRecord<String, byte[]> item : items) {
                    BlockSealed published = read(item);
                    if (published != null) {
                        relay.add(published.block().number(), Instant.ofEpochMilli(item.timestamp()));
                        compare(published, blocks, shortfalls);
                    }
                }
                items = reader.takeNext();
            }
            relay.check(rows.connect());
        }
        return compared;
    }

    /** Blocks are published in their order, and some twice; the latest may not be published yet. */
    private void compare(
            BlockSealed published, StreamedRows<StoredBlock> blocks, StreamedRows<StoredShortfall> shortfalls)
            throws SQLException {
        long number = published.block().number();
        StoredBlock row = blocks.next();
        while (row != null && row.block().number() < number && compared > 0) {
            differences.add("block", row.key(), "it was never published, but the one behind it was");
            row = blocks.following();
        }
        if (row == null || row.block().number() != number) {
            return;
        }
        compared++;
        if (!row.head().equals(published.head())) {
            differences.add(
                    "block", row.key(), "its head is " + row.head() + ", but was published as " + published.head());
        }
        Set<Shortfall> stored = take(shortfalls, number);
        if (!stored.equals(Set.copyOf(published.shortfalls()))) {
            differences.add(
                    "shortfall",
                    row.key(),
                    "the rows are " + stored + ", but were published as " + published.shortfalls());
        }
        blocks.following();
    }

    private static Set<Shortfall> take(StreamedRows<StoredShortfall> shortfalls, long block) throws SQLException {
        Set<Shortfall> taken = new HashSet<>();
        StoredShortfall row = shortfalls.next();
        while (row != null && row.block() <= block) {
            taken.add(row.shortfall());
            row = shortfalls.following();
        }
        return taken;
    }

    private StreamedRows<StoredShortfall> shortfalls(Connection connection) throws SQLException {
        return StreamedRows.of(
                connection,
                SHORTFALLS,
                partition,
                row -> new StoredShortfall(
                        row.getLong(1),
                        new Shortfall(
                                new EventId(row.getObject(2, UUID.class)), new Credits(Math.max(0, row.getLong(3))))));
    }

    private @Nullable BlockSealed read(ConsumerRecord<String, byte[]> item) {
        try {
            if (EventRecords.read(item) instanceof BlockSealed sealed) {
                return sealed;
            }
            differ(item, "the record is no block");
        } catch (UnreadableEventException e) {
            differ(item, String.valueOf(e.getMessage()));
        }
        return null;
    }

    private void differ(ConsumerRecord<String, byte[]> item, String what) {
        differences.add(item.topic(), "(partition " + partition + ", offset " + item.offset() + ")", what);
    }
}
