package dev.florin.bench.baseline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The usual ledger: each transfer is a transaction that locks both accounts in the order of their ids, updates two
 * balances and inserts one row. One client's connection to it.
 */
final class RowLockedLedger implements AutoCloseable {

    private static final String SCHEMA = """
            DROP TABLE IF EXISTS transfer, account;
            CREATE TABLE account (
                account_id bigint PRIMARY KEY,
                balance    bigint NOT NULL
            );
            CREATE TABLE transfer (
                transfer_id bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                debit       bigint      NOT NULL,
                credit      bigint      NOT NULL,
                amount      bigint      NOT NULL,
                created_at  timestamptz NOT NULL DEFAULT now()
            )""";
    private static final long AMOUNT = 1;

    private final Connection connection;
    private final PreparedStatement lock;
    private final PreparedStatement move;
    private final PreparedStatement insert;

    RowLockedLedger(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        this.lock = connection.prepareStatement(
                "SELECT balance FROM account WHERE account_id IN (?, ?) ORDER BY account_id FOR UPDATE");
        this.move = connection.prepareStatement("UPDATE account SET balance = balance + ? WHERE account_id = ?");
        this.insert = connection.prepareStatement("INSERT INTO transfer (debit, credit, amount) VALUES (?, ?, ?)");
    }

    /** Empty books with so many accounts. */
    static void create(Connection connection, int accounts) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(SCHEMA);
            statement.execute(
                    "INSERT INTO account SELECT i, 1000000000 FROM generate_series(0, " + (accounts - 1) + ") AS i");
            statement.execute("VACUUM ANALYZE account");
        }
    }

    void transfer(long debit, long credit) throws SQLException {
        lock.setLong(1, debit);
        lock.setLong(2, credit);
        lock.executeQuery().close();
        move(debit, -AMOUNT);
        move(credit, AMOUNT);
        insert.setLong(1, debit);
        insert.setLong(2, credit);
        insert.setLong(3, AMOUNT);
        insert.executeUpdate();
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void move(long account, long amount) throws SQLException {
        move.setLong(1, amount);
        move.setLong(2, account);
        move.executeUpdate();
    }
}
