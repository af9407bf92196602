package dev.florin.stack.postgres;

import dev.florin.stack.ExitStatus;
import dev.florin.stack.StackFailure;
import dev.florin.stack.StackOptions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The databases of the services and the user that owns them. */
public final class Databases {

    private static final String INVALID_PASSWORD = "28P01";

    private Databases() {}

    /** Creates what is not there. */
    public static void create(PostgresServer server, StackOptions options) {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", StackOptions.USER)) {
                // CREATEDB: test suites make a database each.
                statement.execute("CREATE ROLE " + StackOptions.USER + " LOGIN CREATEDB PASSWORD "
                        + statement.enquoteLiteral(options.password()));
            }
            if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", StackOptions.LEDGER_USER)) {
                statement.execute("CREATE ROLE " + StackOptions.LEDGER_USER + " LOGIN PASSWORD "
                        + statement.enquoteLiteral(options.password()));
            }
            for (String database : options.databases()) {
                if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
                    statement.execute("CREATE DATABASE " + statement.enquoteIdentifier(database, true) + " OWNER "
                            + StackOptions.USER);
                }
            }
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static StackFailure refused(SQLException e) {
        String sentence = INVALID_PASSWORD.equals(e.getSQLState())
                ? "The data were made with another password: set " + StackOptions.PASSWORD_VARIABLE + " to that one."
                : "The databases cannot be created: " + e.getMessage();
        return new StackFailure(ExitStatus.BROKEN, sentence, e);
    }
}
