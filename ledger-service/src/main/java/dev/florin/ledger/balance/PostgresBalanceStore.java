package dev.florin.ledger.balance;

import dev.florin.id.AccountId;
import dev.florin.ledger.Position;
import dev.florin.ledger.books.AccountRow;
import dev.florin.ledger.journal.AccountChain;
import dev.florin.ledger.journal.Moment;
import dev.florin.ledger.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads balances, each with the place in the journal that it reflects. */
@ApplicationScoped
public class PostgresBalanceStore {

    private static final String BALANCE = """
            SELECT a.*, p.last_sequence AS journal_end FROM account a JOIN journal_partition p USING (partition)
            WHERE a.account_id = ?""";

    private final DataSource source;

    public PostgresBalanceStore(DataSource source) {
        this.source = source;
    }

    /** Empty when the ledger does not know the account. */
    Optional<BalanceAnswer> balance(AccountId account, Moment moment) throws SQLException {
        try (Connection connection = source.getConnection()) {
            Optional<Balance> now = Sql.query(connection, BALANCE, PostgresBalanceStore::read, account.value()).stream()
                    .findFirst();
            return now.isEmpty() ? Optional.empty() : Optional.of(answer(connection, now.get(), moment));
        }
    }

    private static Balance read(ResultSet row) throws SQLException {
        Position position = new Position(row.getInt("partition"), row.getLong("journal_end"));
        return Balance.of(AccountRow.read(row), position);
    }

    private static BalanceAnswer answer(Connection connection, Balance now, Moment moment) throws SQLException {
        if (moment instanceof Moment.Now) {
            return now;
        }
        int partition = now.position().partition();
        long place = moment.place(connection, partition, now.position().sequence());
        return new PastBalance(
                now.accountId(),
                AccountChain.balanceAt(connection, now.accountId(), place),
                new Position(partition, place));
    }
}
