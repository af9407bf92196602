package dev.florin.ledger.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The database at one moment, read by as many connections as are wanted while the ledger goes on. Nothing can be written
 * through them.
 */
final class Snapshot implements AutoCloseable {

    private final Database database;
    private final Connection first;
    private final String id;
    private final Instant takenAt;
    private final List<Connection> others = new ArrayList<>();

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

    /** One more connection, closed with the snapshot. */
    synchronized Connection connect() throws SQLException {
        Connection connection = begin(database);
        others.add(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION SNAPSHOT '" + id + "'");
            // What is ordered is read along an index: sorting a whole journal would take it to the disk once more.
            statement.execute("SET LOCAL enable_sort = off");
        }
        return connection;
    }

    @Override
    public synchronized void close() throws SQLException {
        for (Connection connection : others) {
            connection.close();
        }
        first.close();
    }

    private static Connection begin(Database database) throws SQLException {
        Connection connection = database.connect();
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return connection;
    }
}
