package dev.florin.ledger.journal;

import dev.florin.ledger.Position;
import dev.florin.ledger.sql.Sql;
import dev.florin.proof.Hash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Where a partition's journal stands.
 *
 * @param lastSequence of its transfers
 * @param lastBlock the number of its latest block
 * @param lastAlert the number of its latest alert
 * @param bookedAt the latest block's
 * @param head the latest block's, zeros before the first
 */
public record JournalState(
        int partition, long lastSequence, long lastBlock, long lastAlert, Instant bookedAt, Hash head, Ends ends) {

    public Position end() {
        return new Position(partition, lastSequence);
    }

    static JournalState read(ResultSet row) throws SQLException {
        return new JournalState(
                row.getInt("partition"),
                row.getLong("last_sequence"),
                row.getLong("last_block"),
                row.getLong("last_alert"),
                Sql.instant(row, "booked_at"),
                Hash.of(row.getBytes("head")),
                new Ends(
                        row.getLong("account_events_end"),
                        row.getLong("payments_events_end"),
                        row.getLong("usage_recorded_end")));
    }
}
