package dev.florin.ledger.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collection;

/**
 * How far the relay of a partition says it is, against the blocks that were published. Too far, and blocks would never be
 * told; too short, and others would read again what they have read.
 */
final class RelayCheck {

    private static final String CURSOR = """
            SELECT c.block, coalesce(j.last_block, 0) AS last_block
            FROM relay_cursor c LEFT JOIN journal_partition j USING (partition) WHERE c.partition = ?""";

    private final int partition;
    private final Instant countedBefore;
    private final Differences differences;
    private long published;
    private long counted;

    /** @param countedBefore what was published before then, the relay has had time to count */
    RelayCheck(int partition, Instant countedBefore, Differences differences) {
        this.partition = partition;
        this.countedBefore = countedBefore;
        this.differences = differences;
    }

    void add(long block, Instant publishedAt) {
        published = Math.max(published, block);
        if (publishedAt.isBefore(countedBefore)) {
            counted = Math.max(counted, block);
        }
    }

    /** To be asked when all published blocks were read. */
    void check(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CURSOR)) {
            statement.setInt(1, partition);
            try (ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    check(row.getLong("block"), row.getLong("last_block"));
                } else if (counted > 0) {
                    differ(differences, partition, "it has no row, but block " + counted + " was published");
                }
            }
        }
    }

    void check(long block, long lastBlock) {
        String stands = "block is " + block + ", but ";
        if (block > lastBlock) {
            differ(differences, partition, stands + "the partition's last is " + lastBlock);
        } else if (block > published) {
            differ(differences, partition, stands + "the last that was published is " + published);
        } else if (block < counted) {
            differ(differences, partition, stands + "block " + counted + " was published");
        }
    }

    /** Rows of partitions that have no journal. */
    static void refuseOthers(Connection connection, Collection<Integer> partitions, Differences differences)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT partition, block FROM relay_cursor")) {
            while (rows.next()) {
                if (!partitions.contains(rows.getInt(1))) {
                    differ(differences, rows.getInt(1), "block is " + rows.getLong(2) + ", but there is no journal");
                }
            }
        }
    }

    private static void differ(Differences differences, int partition, String what) {
        differences.add("relay_cursor", String.valueOf(partition), what);
    }
}
