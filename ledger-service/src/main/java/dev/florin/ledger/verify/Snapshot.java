package dev.florin.ledger.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * The database at one moment, read by as many readers as are wanted while the ledger goes on. Nothing can be written through
 * their connections, which are kept for the next reader.
 */
final class Snapshot implements AutoCloseable {

    private final Database database;
    private final Connection first;
    private final String id;
    private final Instant takenAt;
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

    private Snapshot(Database database, Connection first, String id, Instant takenAt) {
        this.database = database;
        this.first = first;
        this.id = id;
        this.takenAt = takenAt;
    }

    static Snapshot of(Database database) throws SQLException {
        Connection first = begin(database);
        try (Statement statement = first.createStatement();
                ResultSet exported = statement.executeQuery("SELECT pg_export_snapshot(), now()")) {
            exported.next();
            return new Snapshot(
                    database,
                    first,
                    exported.getString(1),
                    exported.getObject(2, OffsetDateTime.class).toInstant());
        }
    }

    /** The connection for what is read by one thread in the beginning and at the end. */
    Connection first() {
        return first;
    }

    /** By the database's clock. */
    Instant takenAt() {
        return takenAt;
    }

    /** For one thread's reading, and to be closed by it. */
    Reader open() {
        return new Reader();
    }

    /** Closes the connections of all readers that are closed. */
    @Override
    public void close() throws SQLException {
        for (Connection kept = idle.poll(); kept != null; kept = idle.poll()) {
            kept.close();
        }
        first.close();
    }

    /** What is read side by side needs a connection each; all are given back together. */
    final class Reader implements AutoCloseable {

        private final List<Connection> taken = new ArrayList<>();

        private Reader() {}

        Connection connect() throws SQLException {
            Connection kept = idle.poll();
            Connection connection = kept == null ? another() : kept;
            taken.add(connection);
            return connection;
        }

        /** A connection that was broken off, or its transaction, is of no use to others. */
        @Override
        public void close() throws SQLException {
            for (Connection connection : taken) {
                if (connection.isClosed() || !isInTransaction(connection)) {
                    connection.close();
                } else {
                    idle.add(connection);
                }
            }
        }

        private static boolean isInTransaction(Connection connection) throws SQLException {
            return connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.OPEN;
        }
    }

    private Connection another() throws SQLException {
        Connection connection = begin(database);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION SNAPSHOT '" + id + "'");
            // What is ordered is read along an index: sorting a whole journal would take it to the disk once more.
            statement.execute("SET LOCAL enable_sort = off");
        }
        return connection;
    }

    private static Connection begin(Database database) throws SQLException {
        Connection connection = database.connect();
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return connection;
    }
}
