package dev.florin.ledger.journal;

import dev.florin.ledger.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/** Time in the journal: a partition's blocks are booked in its order, so an instant is a place. */
public final class BookedTime {

    private static final String LAST_BEFORE = """
            SELECT last_sequence FROM block WHERE partition = ? AND booked_at < ?
            ORDER BY booked_at DESC, number DESC LIMIT 1""";

    private BookedTime() {}

    /** The last sequence that a partition had booked before an instant, 0 before its first. */
    public static long lastBefore(Connection connection, int partition, Instant time) throws SQLException {
        return Sql.query(connection, LAST_BEFORE, row -> row.getLong(1), partition, time.atOffset(ZoneOffset.UTC))
                .stream()
                .findFirst()
                .orElse(0L);
    }
}
