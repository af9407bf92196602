package dev.florin.ledger.verify;

import dev.florin.edge.kafka.EventRecords;
import dev.florin.event.Topics;
import dev.florin.event.UnreadableEventException;
import dev.florin.id.AlertId;
import dev.florin.ledger.LedgerEvent.LowBalanceAlerted;
import dev.florin.ledger.alert.AlertRow;
import dev.florin.ledger.log.TopicReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The alerts of a partition as their rows say, against those that were published. Few events raise one: they fit into memory. */
final class AlertCheck implements Callable<Long> {

    private static final String ALERTS = """
            SELECT a.*, a.block <= coalesce(c.block, 0) AS is_published
            FROM alert a LEFT JOIN relay_cursor c USING (partition) WHERE a.partition = ? ORDER BY a.number""";

    private final Snapshot snapshot;
    private final int partition;
    private final String bootstrapServers;
    private final Differences differences;

    AlertCheck(Snapshot snapshot, int partition, String bootstrapServers, Differences differences) {
        this.snapshot = snapshot;
        this.partition = partition;
        this.bootstrapServers = bootstrapServers;
        this.differences = differences;
    }

    /** How many alerts were checked. */
    @Override
    public Long call() throws SQLException {
        long count = 0;
        Map<AlertId, LowBalanceAlerted> published = published();
        Connection connection = snapshot.connect();
        try (PreparedStatement statement = connection.prepareStatement(ALERTS)) {
            statement.setFetchSize(1000);
            statement.setInt(1, partition);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    count++;
                    check(row, published);
                }
            }
        }
        requireRows(connection, published);
        return count;
    }

    private void check(ResultSet row, Map<AlertId, LowBalanceAlerted> published) throws SQLException {
        AlertId id = new AlertId(row.getObject("alert_id", UUID.class));
        LowBalanceAlerted told = published.remove(id);
        if (told == null && row.getBoolean("is_published")) {
            differ(id, "it was never published");
        }
        if (told == null) {
            return;
        }
        try {
            LowBalanceAlerted stands = AlertRow.read(row).toEvent();
            if (!stands.equals(told)) {
                differ(id, "it is " + stands + ", but was published as " + told);
            }
        } catch (IllegalArgumentException e) {
            differ(id, "it can be no alert: " + e.getMessage());
        }
    }

    /** Some may have been raised since the snapshot was taken. */
    private void requireRows(Connection connection, Map<AlertId, LowBalanceAlerted> withoutRow) throws SQLException {
        long lastSequence = 0;
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT last_sequence FROM journal_partition WHERE partition = ?")) {
            statement.setInt(1, partition);
            try (ResultSet row = statement.executeQuery()) {
                lastSequence = row.next() ? row.getLong(1) : 0;
            }
        }
        for (LowBalanceAlerted alert : withoutRow.values()) {
            if (alert.position().sequence() <= lastSequence) {
                differ(alert.alertId(), "it is missing, but was published");
            }
        }
    }

    private Map<AlertId, LowBalanceAlerted> published() {
        Map<AlertId, LowBalanceAlerted> published = new HashMap<>();
        try (TopicReader reader = new TopicReader(bootstrapServers, Topics.LEDGER_ALERTS, partition)) {
            List<ConsumerRecord<String, byte[]>> items = reader.takeNext();
            while (!items.isEmpty()) {
                items.forEach(item -> add(item, published));
                items = reader.takeNext();
            }
        }
        return published;
    }

    private void add(ConsumerRecord<String, byte[]> item, Map<AlertId, LowBalanceAlerted> published) {
        try {
            if (EventRecords.read(item) instanceof LowBalanceAlerted alert) {
                published.put(alert.alertId(), asStored(alert));
            }
        } catch (UnreadableEventException e) {
            differences.add(
                    item.topic(),
                    "(partition " + partition + ", offset " + item.offset() + ")",
                    String.valueOf(e.getMessage()));
        }
    }

    /** With the time as the database rounds it. */
    private static LowBalanceAlerted asStored(LowBalanceAlerted alert) {
        Instant time = alert.occurredAt().plusNanos(500).truncatedTo(ChronoUnit.MICROS);
        return new LowBalanceAlerted(
                alert.alertId(),
                alert.accountId(),
                alert.reason(),
                alert.thresholdMicros(),
                alert.balanceMicros(),
                alert.position(),
                time);
    }

    private void differ(AlertId alert, String what) {
        differences.add("alert", alert.toString(), what);
    }
}
