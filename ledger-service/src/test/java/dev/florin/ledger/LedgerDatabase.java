package dev.florin.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.ledger.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The tests' own look into the ledger's database. */
@ApplicationScoped
public class LedgerDatabase {

    private final DataSource source;

    public LedgerDatabase(DataSource source) {
        this.source = source;
    }

    /** The first column of the first row, which there must be. */
    public long number(String sql, Object... parameters) {
        return ask(row -> row.getLong(1), sql, parameters);
    }

    /** The same as text. */
    public String text(String sql, Object... parameters) {
        return ask(row -> row.getString(1), sql, parameters);
    }

    private <T> T ask(Sql.RowReader<T> reader, String sql, Object... parameters) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return reader.read(rows);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Changes at least one row. */
    public void change(String sql, Object... parameters) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            assertThat(statement.executeUpdate()).isPositive();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
