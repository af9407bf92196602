package dev.florin.ledger.alert;

import dev.florin.id.AccountId;
import dev.florin.id.AlertId;
import dev.florin.ledger.AlertReason;
import dev.florin.ledger.Position;
import dev.florin.ledger.domain.Alert;
import dev.florin.ledger.sql.Sql;
import dev.florin.money.Credits;
import java.sql.ResultSet;
import java.sql.SQLException;

/** An alert as it stands in the table {@code alert}. */
public final class AlertRow {

    /** A condition may follow. */
    public static final String SELECT = "SELECT a.* FROM alert a";

    private AlertRow() {}

    public static Alert read(ResultSet row) throws SQLException {
        return new Alert(
                new AlertId(Sql.uuid(row, "alert_id")),
                new AccountId(Sql.uuid(row, "account_id")),
                AlertReason.valueOf(row.getString("reason")),
                new Credits(row.getLong("threshold_micros")),
                new Credits(row.getLong("balance_micros")),
                new Position(row.getInt("partition"), row.getLong("sequence")),
                Sql.instant(row, "occurred_at"));
    }
}
