package dev.florin.ledger.crash;

import dev.florin.event.Topics;
import dev.florin.id.AccountId;
import dev.florin.id.RequestId;
import dev.florin.ledger.LedgerEvent.TransferPosted;
import dev.florin.ledger.Position;
import dev.florin.money.Credits;
import dev.florin.testing.TestDatabase;
import dev.florin.testing.TestStack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The books as they stand in the database, next to the log. */
record Books(TestStack stack, TestDatabase database) {

    private static final int KIND_USAGE = 3;

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Whether everything in the log is folded and everything folded is relayed. */
    boolean areComplete() {
        Map<TopicPartition, Long> ends = ends();
        return ends.entrySet().stream().allMatch(end -> end.getValue() <= folded(end.getKey())) && number("""
                        SELECT count(*) FROM journal_partition p LEFT JOIN relay_cursor c USING (partition)
                        WHERE p.last_block > COALESCE(c.block, 0)""") == 0;
    }

    /** By request; a request that was charged twice fails. */
    Map<RequestId, Credits> charges() {
        Map<RequestId, Credits> charges = new HashMap<>();
        for (var charge : rows(
                "SELECT cause, amount FROM transfer WHERE kind = " + KIND_USAGE,
                row -> Map.entry(new RequestId(row.getObject(1, UUID.class)), new Credits(row.getLong(2))))) {
            if (charges.put(charge.getKey(), charge.getValue()) != null) {
                throw new AssertionError(charge.getKey() + " was charged twice");
            }
        }
        return charges;
    }

    Map<AccountId, Long> balancesMicros() {
        Map<AccountId, Long> balances = new HashMap<>();
        rows(
                        "SELECT account_id, balance_micros FROM account",
                        row -> Map.entry(new AccountId(row.getObject(1, UUID.class)), row.getLong(2)))
                .forEach(balance -> balances.put(balance.getKey(), balance.getValue()));
        return balances;
    }

    /** Blocks that do not go on where the one before ended: in the journal, in the log, or in the chain of heads. */
    List<String> gaps() {
        return rows("""
                SELECT format('block %s of partition %s', number, partition) FROM (
                    SELECT *, lag(last_sequence, 1, 0::bigint) OVER w AS before_sequence,
                           lag(usage_recorded_end, 1, 0::bigint) OVER w AS before_usage,
                           lag(head) OVER w AS before_head, lag(number, 1, 0::bigint) OVER w AS before_number
                    FROM block WINDOW w AS (PARTITION BY partition ORDER BY number)) b
                WHERE number <> before_number + 1 OR first_sequence <> before_sequence + 1
                   OR usage_recorded_end < before_usage OR (number > 1 AND previous_head <> before_head)
                   OR (SELECT count(*) FROM transfer t WHERE t.partition = b.partition
                       AND t.sequence BETWEEN first_sequence AND last_sequence) <> last_sequence - first_sequence + 1""", row -> row.getString(1));
    }

    Set<Position> transfers() {
        return new HashSet<>(
                rows("SELECT partition, sequence FROM transfer", row -> new Position(row.getInt(1), row.getLong(2))));
    }

    /** What a reader has who keeps the highest position of each partition and drops what is not above it. */
    Set<Position> transfersTold(List<TransferPosted> told) {
        Map<Integer, Long> highest = new HashMap<>();
        Set<Position> kept = new HashSet<>();
        for (TransferPosted transfer : told) {
            Position position = transfer.position();
            if (position.sequence() > highest.getOrDefault(position.partition(), 0L)) {
                highest.put(position.partition(), position.sequence());
                kept.add(position);
            }
        }
        return kept;
    }

    long number(String sql) {
        return rows(sql, row -> row.getLong(1)).getFirst();
    }

    private long folded(TopicPartition source) {
        String column = switch (source.topic()) {
            case Topics.ACCOUNT_EVENTS -> "account_events_end";
            case Topics.PAYMENTS_EVENTS -> "payments_events_end";
            default -> "usage_recorded_end";
        };
        return number("SELECT COALESCE(max(" + column + "), 0) FROM journal_partition WHERE partition = "
                + source.partition());
    }

    private Map<TopicPartition, Long> ends() {
        Map<String, Object> settings = Map.of("bootstrap.servers", stack.kafka());
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> sources = new ArrayList<>();
            for (String topic : List.of(Topics.ACCOUNT_EVENTS, Topics.PAYMENTS_EVENTS, Topics.USAGE_RECORDED)) {
                consumer.partitionsFor(topic)
                        .forEach(partition -> sources.add(new TopicPartition(topic, partition.partition())));
            }
            return consumer.endOffsets(sources);
        }
    }

    private <T> List<T> rows(String sql, Reader<T> reader) {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            List<T> read = new ArrayList<>();
            while (rows.next()) {
                read.add(reader.read(rows));
            }
            return read;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
