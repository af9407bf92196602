package dev.florin.ledger.alert;

import dev.florin.budget.BudgetWindow;
import dev.florin.id.AccountId;
import dev.florin.id.AlertId;
import dev.florin.id.BudgetId;
import dev.florin.ledger.AlertReason;
import dev.florin.ledger.Position;
import dev.florin.ledger.domain.Alert;
import dev.florin.ledger.domain.Alert.BudgetUsed;
import dev.florin.ledger.domain.Alert.LowBalance;
import dev.florin.ledger.sql.Sql;
import dev.florin.money.Credits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** An alert as it stands in the table {@code alert}. */
public final class AlertRow {

    /** A condition may follow. */
    public static final String SELECT = "SELECT a.* FROM alert a";

    private AlertRow() {}

    public static Alert read(ResultSet row) throws SQLException {
        AlertId alertId = new AlertId(Sql.uuid(row, "alert_id"));
        AccountId accountId = new AccountId(Sql.uuid(row, "account_id"));
        Credits threshold = new Credits(row.getLong("threshold_micros"));
        Position position = new Position(row.getInt("partition"), row.getLong("sequence"));
        Instant occurredAt = Sql.instant(row, "occurred_at");
        UUID budgetId = Sql.uuid(row, "budget_id");
        return budgetId == null
                ? new LowBalance(
                        alertId,
                        accountId,
                        AlertReason.valueOf(row.getString("reason")),
                        threshold,
                        new Credits(row.getLong("balance_micros")),
                        position,
                        occurredAt)
                : new BudgetUsed(
                        alertId,
                        accountId,
                        new BudgetWindow(new BudgetId(budgetId), Sql.instant(row, "window_start")),
                        threshold,
                        new Credits(row.getLong("spent_micros")),
                        position,
                        occurredAt);
    }
}
