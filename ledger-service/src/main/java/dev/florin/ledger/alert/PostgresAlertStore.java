package dev.florin.ledger.alert;

import dev.florin.id.AccountId;
import dev.florin.ledger.Position;
import dev.florin.ledger.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Reads alerts. */
final class PostgresAlertStore {

    private static final String PAGE = AlertRow.SELECT
            + " WHERE a.account_id = ? AND a.number < ? AND a.sequence <= ? ORDER BY a.number DESC LIMIT ?";

    /** An account's alerts up to a place in its journal, newest first. */
    List<NumberedAlert> page(Connection connection, AccountId account, Position end, long before, int limit)
            throws SQLException {
        return Sql.query(
                connection,
                PAGE,
                row -> new NumberedAlert(row.getLong("number"), AlertRow.read(row)),
                account.value(),
                before,
                end.sequence(),
                limit);
    }
}
