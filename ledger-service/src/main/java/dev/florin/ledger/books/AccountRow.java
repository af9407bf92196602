package dev.florin.ledger.books;

import dev.florin.id.AccountId;
import dev.florin.ledger.domain.Account;
import dev.florin.ledger.sql.Sql;
import dev.florin.money.Credits;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** An account as it stands in the table {@code account}. */
public final class AccountRow {

    /** From {@code account a}; a condition may follow. */
    public static final String SELECT = "SELECT a.* FROM account a";

    private AccountRow() {}

    public static Account read(ResultSet row) throws SQLException {
        return new Account(
                new AccountId(Sql.uuid(row, "account_id")),
                new Credits(row.getLong("balance_micros")),
                new Credits(row.getLong("leased_micros")),
                new Credits(row.getLong("owed_micros")),
                new Credits(row.getLong("returns_owed_micros")),
                new Credits(row.getLong("credit_limit_micros")),
                new Credits(row.getLong("last_top_up_micros")),
                thresholds(row.getArray("own_thresholds")),
                row.getLong("block"),
                row.getLong("last_sequence"),
                row.getLong("transfer_count"));
    }

    private static List<Credits> thresholds(Array column) throws SQLException {
        Long[] micros = (Long[]) column.getArray();
        return micros.length == 0
                ? List.of()
                : Stream.of(micros).map(Credits::new).toList();
    }
}
