package dev.florin.ledger.verify;

import dev.florin.edge.kafka.EventRecords;
import dev.florin.event.Topics;
import dev.florin.event.UnreadableEventException;
import dev.florin.id.AlertId;
import dev.florin.ledger.LedgerEvent;
import dev.florin.ledger.LedgerEvent.BudgetAlerted;
import dev.florin.ledger.LedgerEvent.LowBalanceAlerted;
import dev.florin.ledger.alert.AlertRow;
import dev.florin.ledger.log.Log;
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
    private final Log log;
    private final Differences differences;

    AlertCheck(Snapshot snapshot, int partition, Log log, Differences differences) {
        this.snapshot = snapshot;
        this.partition = partition;
        this.log = log;
        this.differences = differences;
    }

    /** How many alerts were checked. */
    @Override
    public Long call() throws SQLException {
        long count = 0;
        Map<AlertId, LedgerEvent> published = published();
        try (Snapshot.Reader reader = snapshot.open()) {
            Connection connection = reader.connect();
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
        }
        return count;
    }

    private void check(ResultSet row, Map<AlertId, LedgerEvent> published) throws SQLException {
        AlertId id = new AlertId(row.getObject("alert_id", UUID.class));
        LedgerEvent told = published.remove(id);
        if (told == null && row.getBoolean("is_published")) {
            differ(id, "it was never published");
        }
        if (told == null) {
            return;
        }
        try {
            LedgerEvent stands = AlertRow.read(row).toEvent();
            if (!stands.equals(told)) {
                differ(id, "it is " + stands + ", but was published as " + told);
            }
        } catch (IllegalArgumentException e) {
            differ(id, "it can be no alert: " + e.getMessage());
        }
    }

    /** Some may have been raised since the snapshot was taken. */
    private void requireRows(Connection connection, Map<AlertId, LedgerEvent> withoutRow) throws SQLException {
        long lastSequence = 0;
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT last_sequence FROM journal_partition WHERE partition = ?")) {
            statement.setInt(1, partition);
            try (ResultSet row = statement.executeQuery()) {
                lastSequence = row.next() ? row.getLong(1) : 0;
            }
        }
        for (Map.Entry<AlertId, LedgerEvent> alert : withoutRow.entrySet()) {
            if (sequenceOf(alert.getValue()) <= lastSequence) {
                differ(alert.getKey(), "it is missing, but was published");
            }
        }
    }

    private Map<AlertId, LedgerEvent> published() {
        Map<AlertId, LedgerEvent> published = new HashMap<>();
        try (TopicReader reader = log.read(Topics.LEDGER_ALERTS, partition)) {
            List<ConsumerRecord<String, byte[]>> items = reader.takeNext();
            while (!items.isEmpty()) {
                items.forEach(item -> add(item, published));
                items = reader.takeNext();
            }
        }
        return published;
    }

    private void add(ConsumerRecord<String, byte[]> item, Map<AlertId, LedgerEvent> published) {
        try {
            switch (EventRecords.read(item)) {
                case LowBalanceAlerted alert -> published.put(alert.alertId(), asStored(alert));
                case BudgetAlerted alert -> published.put(alert.alertId(), asStored(alert));
                default ->
                    differences.add(
                            item.topic(),
                            "(partition " + partition + ", offset " + item.offset() + ")",
                            "it is no alert");
            }
        } catch (UnreadableEventException e) {
            differences.add(
                    item.topic(),
                    "(partition " + partition + ", offset " + item.offset() + ")",
                    String.valueOf(e.getMessage()));
        }
    }

    private static long sequenceOf(LedgerEvent event) {
        return switch (event) {
            case LowBalanceAlerted alert -> alert.position().sequence();
            case BudgetAlerted alert -> alert.position().sequence();
            default -> throw new IllegalArgumentException("no alert: " + event);
        };
    }

    /** As the ledger writes it. */
    private static Instant asStored(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    private static BudgetAlerted asStored(BudgetAlerted alert) {
        return new BudgetAlerted(
                alert.alertId(),
                alert.accountId(),
                alert.budget(),
                alert.thresholdMicros(),
                alert.spentMicros(),
                alert.position(),
                asStored(alert.occurredAt()));
    }

    private static LowBalanceAlerted asStored(LowBalanceAlerted alert) {
        return new LowBalanceAlerted(
                alert.alertId(),
                alert.accountId(),
                alert.reason(),
                alert.thresholdMicros(),
                alert.balanceMicros(),
                alert.position(),
                asStored(alert.occurredAt()));
    }

    private void differ(AlertId alert, String what) {
        differences.add("alert", alert.toString(), what);
    }
}
