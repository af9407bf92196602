package dev.florin.bench.running;

import dev.florin.bench.BenchFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The segments of PostgreSQL's write-ahead log, a file each. A database that has been in use has them: behind each checkpoint they are
 * renamed and written over. In a new one whoever commits fills the next one with zeros first and makes that durable,
 * while all others wait for it, which takes a tenth of a second and more, once for each 16 MB.
 */
public final class WalSegments {

    private static final String SETTING_BYTES = "SELECT pg_size_bytes(current_setting('%s'))";

    /** Ends the segment that is written, whatever it holds; the message is what begins the next. */
    private static final String NEXT = "SELECT pg_switch_wal() FROM pg_logical_emit_message(false, 'florin', '')";

    private WalSegments() {}

    /**
     * Makes as many as will be written, and no more than are kept ({@code min_wal_size}).
     *
     * @param bytes that will be written to the log between checkpoints
     */
    public static void make(StackProcess stack, long bytes) {
        try (Connection connection = stack.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            long kept = Math.min(bytes, number(statement, String.format(SETTING_BYTES, "min_wal_size")));
            long segments = Math.ceilDiv(kept, number(statement, String.format(SETTING_BYTES, "wal_segment_size")));
            for (long segment = 0; segment < segments; segment++) {
                statement.execute(NEXT);
            }
            statement.execute("CHECKPOINT");
        } catch (SQLException e) {
            throw new BenchFailure("PostgreSQL's write-ahead log cannot be made: " + e.getMessage(), e);
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            if (!row.next()) {
                throw new BenchFailure("PostgreSQL gives no answer to: " + query);
            }
            return row.getLong(1);
        }
    }
}
