package dev.florin.ledger.verify;

import dev.florin.edge.kafka.EventRecords;
import dev.florin.event.Topics;
import dev.florin.event.UnreadableEventException;
import dev.florin.ledger.LedgerEvent.TransferPosted;
import dev.florin.ledger.log.Log;
import dev.florin.ledger.log.TopicReader;
import dev.florin.proof.TransferLeaf;
import java.lang.reflect.RecordComponent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Names which transfers of a block were changed. A root that does not fit says only that one of them was; what was
 * published of each says which, and what it was.
 */
final class PublishedTransfers {

    private final int partition;
    private final List<SequenceRange> suspect;
    private final Differences differences;

    PublishedTransfers(PartitionBooks books, Differences differences) {
        this.partition = books.partition();
        this.suspect = books.suspect();
        this.differences = differences;
    }

    void check(Connection connection, Log log) throws SQLException {
        if (suspect.isEmpty()) {
            return;
        }
        try (TopicReader reader = log.read(Topics.LEDGER_TRANSFERS, partition)) {
            List<ConsumerRecord<String, byte[]>> items = reader.takeNext();
            while (!items.isEmpty()) {
                for (ConsumerRecord<String, byte[]> item : items) {
                    TransferPosted published = read(item);
                    if (published != null && isSuspect(published)) {
                        compare(connection, published);
                    }
                }
                items = reader.takeNext();
            }
        }
    }

    private boolean isSuspect(TransferPosted published) {
        long sequence = published.position().sequence();
        return suspect.stream().anyMatch(range -> range.contains(sequence));
    }

    private void compare(Connection connection, TransferPosted published) throws SQLException {
        TransferLeaf was = leafOf(published);
        String key = CopiedTransfer.keyOf(partition, was.sequence());
        TransferLeaf stands;
        try {
            stands = StoredTransfer.find(connection, partition, was.sequence());
        } catch (IllegalArgumentException e) {
            differences.add("transfer", key, String.valueOf(e.getMessage()));
            return;
        }
        if (stands == null) {
            differences.add("transfer", key, "it is missing, but was published");
        } else if (!stands.equals(was)) {
            differences.add("transfer", key, changes(stands, was));
        }
    }

    private static TransferLeaf leafOf(TransferPosted event) {
        return new TransferLeaf(
                event.position().partition(),
                event.position().sequence(),
                event.previous(),
                event.accountId(),
                event.cause(),
                event.entry(),
                event.kind(),
                event.debit(),
                event.credit(),
                event.unit(),
                event.amount(),
                event.balanceAfterMicros().micros(),
                event.occurredAt(),
                event.lotId(),
                event.memo());
    }

    private static String changes(TransferLeaf stands, TransferLeaf was) {
        StringBuilder changes = new StringBuilder();
        for (RecordComponent component : TransferLeaf.class.getRecordComponents()) {
            Object now = value(component, stands);
            Object then = value(component, was);
            if (!Objects.equals(now, then)) {
                changes.append(changes.isEmpty() ? "" : ", and ")
                        .append(component.getName())
                        .append(" is ")
                        .append(now)
                        .append(", but was published as ")
                        .append(then);
            }
        }
        return changes.toString();
    }

    private static @Nullable Object value(RecordComponent component, TransferLeaf leaf) {
        try {
            return component.getAccessor().invoke(leaf);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private static @Nullable TransferPosted read(ConsumerRecord<String, byte[]> item) {
        try {
            return EventRecords.read(item) instanceof TransferPosted posted ? posted : null;
        } catch (UnreadableEventException e) {
            return null;
        }
    }
}
