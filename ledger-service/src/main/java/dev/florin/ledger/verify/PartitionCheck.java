package dev.florin.ledger.verify;

import dev.florin.ledger.verify.AccountChains.Milestone;
import dev.florin.proof.BlockHead;
import dev.florin.proof.Hash;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What the ledger goes on from: the row of each partition, and the milestones from which chains are read. */
final class PartitionCheck {

    private static final String PARTITION = """
            SELECT last_sequence, last_block, booked_at, head, account_events_end, payments_events_end,
                   usage_recorded_end, last_alert, coalesce(max(number), 0) AS highest_alert, count(number) AS alerts
            FROM journal_partition LEFT JOIN alert USING (partition) WHERE partition = ?
            GROUP BY journal_partition.partition
            """;

    private final Differences differences;

    PartitionCheck(Differences differences) {
        this.differences = differences;
    }

    void check(Connection connection, List<PartitionBooks> partitions) throws SQLException {
        for (PartitionBooks books : partitions) {
            check(connection, books);
        }
        checkMilestones(connection, partitions);
    }

    private void check(Connection connection, PartitionBooks books) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PARTITION)) {
            statement.setInt(1, books.partition());
            ResultSet row = statement.executeQuery();
            if (!row.next()) {
                differ(books, "it has a journal, but no row");
                return;
            }
            compare(books, "last_sequence", row.getLong("last_sequence"), books.lastSequence());
            compare(books, "last_alert", row.getLong("last_alert"), row.getLong("alerts"));
            compare(books, "last_alert", row.getLong("last_alert"), row.getLong("highest_alert"));
            StoredBlock last = books.lastBlock();
            if (last != null) {
                compareLast(books, last, row);
            }
        }
    }

    private void compareLast(PartitionBooks books, StoredBlock last, ResultSet row) throws SQLException {
        BlockHead block = last.block();
        Instant bookedAt = row.getObject("booked_at", OffsetDateTime.class).toInstant();
        compare(books, "last_block", row.getLong("last_block"), block.number());
        compare(books, "booked_at", bookedAt, block.bookedAt());
        compare(books, "head", Hash.of(row.getBytes("head")), last.head());
        compare(books, "account_events_end", row.getLong("account_events_end"), block.accountEnd());
        compare(books, "payments_events_end", row.getLong("payments_events_end"), block.paymentEnd());
        compare(books, "usage_recorded_end", row.getLong("usage_recorded_end"), block.usageEnd());
    }

    private void checkMilestones(Connection connection, List<PartitionBooks> partitions) throws SQLException {
        Set<Milestone> expected = new HashSet<>();
        partitions.forEach(books -> expected.addAll(books.accounts().milestones()));
        try (CopiedRows rows = CopiedRows.of(connection, "SELECT account_id, sequence FROM milestone")) {
            while (rows.next()) {
                rows.beginUuid();
                Milestone stands = Milestone.of(new UUID(rows.readHalf(), rows.readHalf()), rows.readLong());
                if (!expected.remove(stands)) {
                    differences.add("milestone", stands.key(), "the account's chain has none there");
                }
            }
        }
        expected.forEach(missing -> differences.add("milestone", missing.key(), "it is missing"));
    }

    private void compare(PartitionBooks books, String column, Object stands, Object follows) {
        if (!stands.equals(follows)) {
            differ(books, column + " is " + stands + ", but the journal gives " + follows);
        }
    }

    private void differ(PartitionBooks books, String what) {
        differences.add("journal_partition", String.valueOf(books.partition()), what);
    }
}
