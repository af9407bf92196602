package dev.florin.ledger.verify;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The rows of one partition in their order, a few at a time, with a look at the next. */
final class StreamedRows<T> implements AutoCloseable {

    private static final int AT_A_TIME = 1000;

    private final PreparedStatement statement;
    private final ResultSet rows;
    private final RowReader<T> reader;
    private @Nullable T next;

    private StreamedRows(PreparedStatement statement, ResultSet rows, RowReader<T> reader) throws SQLException {
        this.statement = statement;
        this.rows = rows;
        this.reader = reader;
        advance();
    }

    /** What becomes of a row. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    static <T> StreamedRows<T> of(Connection connection, String sql, int partition, RowReader<T> reader)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setFetchSize(AT_A_TIME);
        statement.setInt(1, partition);
        return new StreamedRows<>(statement, statement.executeQuery(), reader);
    }

    /** The row at hand, null behind the last. */
    @Nullable
    T next() {
        return next;
    }

    /** Passes the row at hand and gives the one behind it. */
    @CanIgnoreReturnValue
    @Nullable
    T following() throws SQLException {
        advance();
        return next;
    }

    private void advance() throws SQLException {
        next = rows.next() ? reader.read(rows) : null;
    }

    @Override
    public void close() throws SQLException {
        rows.close();
        statement.close();
    }
}
