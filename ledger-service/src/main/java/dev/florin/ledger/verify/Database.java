package dev.florin.ledger.verify;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Where the books are; {@code password} may be empty. */
public record Database(String jdbcUrl, String user, String password) {

    Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "florin verify");
        return DriverManager.getConnection(jdbcUrl, properties);
    }
}
