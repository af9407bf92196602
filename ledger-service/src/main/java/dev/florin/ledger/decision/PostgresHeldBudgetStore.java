package dev.florin.ledger.decision;

import static java.util.stream.Collectors.toMap;

import dev.florin.budget.Budget;
import dev.florin.budget.BudgetKind;
import dev.florin.budget.BudgetPeriod;
import dev.florin.budget.BudgetWindow;
import dev.florin.id.AccountId;
import dev.florin.id.BudgetId;
import dev.florin.id.SpenderId;
import dev.florin.ledger.domain.BudgetBalance;
import dev.florin.ledger.domain.HeldBudget;
import dev.florin.ledger.sql.Columns;
import dev.florin.ledger.sql.RowsRead;
import dev.florin.money.Credits;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What stands in the books of an account's budgets. */
@ApplicationScoped
class PostgresHeldBudgetStore {

    private static final String OF = "SELECT * FROM budget WHERE account_id = $1 ORDER BY budget_id";

    private static final String BALANCES = """
            SELECT v.*, b.limit_micros FROM budget_balance v JOIN budget b USING (budget_id)
            JOIN UNNEST($1::uuid[], $2::timestamptz[]) AS wanted (budget_id, window_start)
            USING (budget_id, window_start)""";

    private final Pool pool;

    PostgresHeldBudgetStore(Pool pool) {
        this.pool = pool;
    }

    /** All that the account ever had. */
    Uni<List<HeldBudget>> of(SqlClient client, AccountId account) {
        return client.preparedQuery(OF)
                .mapping(PostgresHeldBudgetStore::budgetOf)
                .execute(Tuple.of(account.value()))
                .map(RowsRead::list);
    }

    /** Those of which anything was spent or leased. */
    Uni<Map<BudgetWindow, BudgetBalance>> balances(List<BudgetWindow> windows) {
        return windows.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : pool.preparedQuery(BALANCES)
                        .mapping(PostgresHeldBudgetStore::balanceOf)
                        .execute(Columns.<BudgetWindow>of(windows)
                                .uuids(window -> window.budgetId().value())
                                .times(BudgetWindow::start)
                                .behind())
                        .map(RowsRead::list)
                        .map(found -> found.stream().collect(toMap(BudgetBalance::window, Function.identity())));
    }

    private static HeldBudget budgetOf(Row row) {
        Budget budget = new Budget(
                new BudgetId(row.getUUID("budget_id")),
                SpenderId.fromString(row.getString("spender")),
                row.getString("name"),
                BudgetPeriod.valueOf(row.getString("period")),
                BudgetKind.valueOf(row.getString("kind")),
                new Credits(row.getLong("limit_micros")),
                Stream.of(row.getArrayOfIntegers("alert_percents")).toList(),
                ZoneId.of(row.getString("zone")));
        return new HeldBudget(
                new AccountId(row.getUUID("account_id")), budget, row.getBoolean("removed"), row.getLong("block"));
    }

    private static BudgetBalance balanceOf(Row row) {
        return new BudgetBalance(
                new AccountId(row.getUUID("account_id")),
                new BudgetWindow(
                        new BudgetId(row.getUUID("budget_id")),
                        row.getOffsetDateTime("window_start").toInstant()),
                new Credits(row.getLong("limit_micros")),
                new Credits(row.getLong("spent_micros")),
                new Credits(row.getLong("leased_micros")));
    }
}
