package dev.florin.ledger.verify;

import dev.florin.event.Topics;
import dev.florin.ledger.log.Log;
import dev.florin.ledger.log.TopicReader;
import dev.florin.ledger.verify.Letter.Place;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The records that were parked as their rows say, against the log and against what was published of them. While the log is
 * read, each row is touched by nobody but the reader of its partition.
 */
final class DeadLetterCheck {

    /** Only the ledger publishes letters of these: other services park what they cannot use in tables of their own. */
    private static final Set<String> FOLDED =
            Set.of(Topics.ACCOUNT_EVENTS, Topics.PAYMENTS_EVENTS, Topics.USAGE_RECORDED);

    /** The clocks of the database and of Kafka may differ by as much. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    private static final String ROWS =
            "SELECT topic, partition, record_offset, record_key, event_type, payload, reason,"
                    + " parked_at FROM dead_letter";

    private static final String WAITING = """
            SELECT headers ->> 'florin_topic', headers ->> 'florin_partition', headers ->> 'florin_offset',
                   key, headers ->> 'ce_type', payload, headers ->> 'florin_reason'
            FROM outbox WHERE topic = ?""";

    private final Map<Place, Row> rows = new HashMap<>();
    private final Set<Place> withoutRow = new HashSet<>();
    private final Differences differences;

    private DeadLetterCheck(Differences differences) {
        this.differences = differences;
    }

    private static final class Row {
        final Letter letter;
        final Instant parkedAt;
        boolean isInLog;
        boolean isWaiting;

        @Nullable
        Instant publishedAt;

        Row(Letter letter, Instant parkedAt) {
            this.letter = letter;
            this.parkedAt = parkedAt;
        }
    }

    static DeadLetterCheck read(Connection connection, Differences differences) throws SQLException {
        DeadLetterCheck check = new DeadLetterCheck(differences);
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(100);
            try (ResultSet row = statement.executeQuery(ROWS)) {
                while (row.next()) {
                    Letter letter = new Letter(
                            new Place(row.getString(1), row.getInt(2), row.getLong(3)),
                            row.getString(4),
                            row.getString(5),
                            Letter.hashOf(row.getBytes(6)),
                            row.getString(7));
                    check.rows.put(
                            letter.place(),
                            new Row(
                                    letter,
                                    row.getObject(8, OffsetDateTime.class).toInstant()));
                }
            }
        }
        return check;
    }

    boolean isParked(String topic, int partition, long offset) {
        return rows.containsKey(new Place(topic, partition, offset));
    }

    /** Whether the record, which was folded or passed over, was parked; if so, it is compared with its row. */
    boolean compare(ConsumerRecord<String, byte[]> item) {
        Row row = rows.isEmpty() ? null : rows.get(Place.of(item));
        if (row != null) {
            compare(item, row);
        }
        return row != null;
    }

    private void compare(ConsumerRecord<String, byte[]> item, Row row) {
        row.isInLog = true;
        compare(row.letter, Letter.parked(item), "in the log it is");
        if (row.parkedAt.isBefore(Instant.ofEpochMilli(item.timestamp()).minus(CLOCKS_APART))) {
            differ(
                    row.letter.place(),
                    "parked_at is " + row.parkedAt + ", but the record came at "
                            + Instant.ofEpochMilli(item.timestamp()));
        }
    }

    /**
     * How many were checked; to be asked when the whole log was read.
     *
     * @param endsBefore the ends of the topic before the snapshot was taken: what lies below has a row
     */
    long check(Connection connection, Log log, Map<Integer, Long> endsBefore) throws SQLException {
        readWaiting(connection);
        log.ends(Topics.DEAD_LETTERS).forEach((partition, end) -> {
            if (end > 0) {
                readPublished(log, partition, endsBefore.getOrDefault(partition, 0L));
            }
        });
        rows.values().forEach(this::checkRow);
        return rows.size();
    }

    private void readWaiting(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WAITING)) {
            statement.setString(1, Topics.DEAD_LETTERS);
            try (ResultSet told = statement.executeQuery()) {
                while (told.next()) {
                    Place place = Place.parse(told.getString(1), told.getString(2), told.getString(3));
                    Row row = place == null ? null : rows.get(place);
                    if (place != null && row != null) {
                        row.isWaiting = true;
                        Letter letter = new Letter(
                                place,
                                told.getString(4),
                                told.getString(5),
                                Letter.hashOf(told.getBytes(6)),
                                told.getString(7));
                        compare(row.letter.asPublished(), letter, "waits in the outbox as");
                    }
                }
            }
        }
    }

    private void readPublished(Log log, int partition, long endBefore) {
        try (TopicReader reader = log.read(Topics.DEAD_LETTERS, partition)) {
            List<ConsumerRecord<String, byte[]>> items = reader.takeNext();
            while (!items.isEmpty()) {
                items.forEach(item -> addPublished(item, item.offset() < endBefore));
                items = reader.takeNext();
            }
        }
    }

    private void addPublished(ConsumerRecord<String, byte[]> item, boolean mustHaveRow) {
        Letter letter = Letter.published(item);
        if (letter == null) {
            return;
        }
        Row row = rows.get(letter.place());
        if (row != null) {
            // The outbox may publish a letter twice.
            if (row.publishedAt == null) {
                compare(row.letter.asPublished(), letter, "was published as");
            }
            row.publishedAt = Instant.ofEpochMilli(item.timestamp());
        } else if (mustHaveRow && FOLDED.contains(letter.place().topic()) && withoutRow.add(letter.place())) {
            differ(letter.place(), "it is missing, but was published");
        }
    }

    private void checkRow(Row row) {
        Place place = row.letter.place();
        if (!row.isInLog) {
            differ(place, "the log as far as it was folded has no such record");
        }
        Instant publishedAt = row.publishedAt;
        if (publishedAt == null && !row.isWaiting) {
            differ(place, "it was never published");
        } else if (publishedAt != null && publishedAt.isBefore(row.parkedAt.minus(CLOCKS_APART))) {
            differ(place, "parked_at is " + row.parkedAt + ", but it was published at " + publishedAt);
        }
    }

    private void compare(Letter stands, Letter told, String how) {
        String changes = stands.changesFrom(told, how);
        if (!changes.isEmpty()) {
            differ(stands.place(), changes);
        }
    }

    private void differ(Place place, String what) {
        differences.add("dead_letter", place.toString(), what);
    }
}
