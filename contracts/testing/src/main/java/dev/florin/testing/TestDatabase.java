package dev.florin.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A database of a test module's own. */
public record TestDatabase(String jdbcUrl, String reactiveUrl, String user, String password) {

    /** The caller closes it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, user, password);
    }
}
