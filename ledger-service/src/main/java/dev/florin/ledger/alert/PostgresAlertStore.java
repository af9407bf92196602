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
import dev.florin.ledger.sql.RowsRead;
import dev.florin.money.Credits;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads alerts. */
@ApplicationScoped
public class PostgresAlertStore {

    private static final String PAGE = """
            SELECT * FROM alert WHERE account_id = $1 AND number < $2 ORDER BY number DESC LIMIT $3""";

    private final Pool pool;

    public PostgresAlertStore(Pool pool) {
        this.pool = pool;
    }

    /** An account's alerts, newest first. */
    Uni<List<NumberedAlert>> page(AccountId account, long before, int limit) {
        return pool.preparedQuery(PAGE)
                .mapping(PostgresAlertStore::alertOf)
                .execute(Tuple.of(account.value(), before, limit))
                .map(RowsRead::list);
    }

    static NumberedAlert alertOf(Row row) {
        return new NumberedAlert(
                row.getLong("number"), row.getUUID("budget_id") == null ? lowBalance(row) : budgetUsed(row));
    }

    private static Alert lowBalance(Row row) {
        return new LowBalance(
                new AlertId(row.getUUID("alert_id")),
                new AccountId(row.getUUID("account_id")),
                AlertReason.valueOf(row.getString("reason")),
                new Credits(row.getLong("threshold_micros")),
                new Credits(row.getLong("balance_micros")),
                new Position(row.getInteger("partition"), row.getLong("sequence")),
                row.getOffsetDateTime("occurred_at").toInstant());
    }

    private static Alert budgetUsed(Row row) {
        return new BudgetUsed(
                new AlertId(row.getUUID("alert_id")),
                new AccountId(row.getUUID("account_id")),
                new BudgetWindow(
                        new BudgetId(row.getUUID("budget_id")),
                        row.getOffsetDateTime("window_start").toInstant()),
                new Credits(row.getLong("threshold_micros")),
                new Credits(row.getLong("spent_micros")),
                new Position(row.getInteger("partition"), row.getLong("sequence")),
                row.getOffsetDateTime("occurred_at").toInstant());
    }
}
