package dev.florin.ledger.lease;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.florin.budget.Budget;
import dev.florin.budget.BudgetKind;
import dev.florin.budget.BudgetPeriod;
import dev.florin.budget.BudgetWindow;
import dev.florin.id.AccountId;
import dev.florin.id.BudgetId;
import dev.florin.id.EpochId;
import dev.florin.id.SpenderId;
import dev.florin.lease.BudgetsVersion;
import dev.florin.lease.RenewalAnswer;
import dev.florin.ledger.domain.BudgetBalance;
import dev.florin.ledger.domain.HeldBudget;
import dev.florin.ledger.sql.Columns;
import dev.florin.ledger.sql.RowsRead;
import dev.florin.money.Credits;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** The budgets from which leases are granted, under the lock of their account's row, and who must hear of their changes. */
@ApplicationScoped
public class PostgresLeasedBudgetStore {

    private static final String OF = "SELECT * FROM budget WHERE account_id = ANY($1) ORDER BY budget_id";

    private static final String BALANCES = """
            SELECT v.*, b.limit_micros FROM budget_balance v JOIN budget b USING (budget_id)
            JOIN UNNEST($1::uuid[], $2::timestamptz[]) AS wanted (budget_id, window_start)
            USING (budget_id, window_start)""";

    private static final String SAVE = """
            INSERT INTO budget_balance (budget_id, window_start, account_id, spent_micros, leased_micros)
            SELECT * FROM UNNEST($1::uuid[], $2::timestamptz[], $3::uuid[], $4::bigint[], $5::bigint[])
            ON CONFLICT (budget_id, window_start) DO UPDATE SET leased_micros = excluded.leased_micros""";

    private static final String NOTICES =
            "SELECT account_id, version FROM budget_notice WHERE epoch = $1 ORDER BY account_id LIMIT $2";

    private static final String HEARD = """
            DELETE FROM budget_notice n USING UNNEST($2::uuid[], $3::bigint[]) AS heard (account_id, version)
            WHERE n.epoch = $1 AND n.account_id = heard.account_id AND n.version = heard.version""";

    private final Pool pool;

    public PostgresLeasedBudgetStore(Pool pool) {
        this.pool = pool;
    }

    /** All that the account ever had. */
    public Uni<List<HeldBudget>> of(AccountId account) {
        return of(pool, List.of(account)).map(byAccount -> byAccount.getOrDefault(account, List.of()));
    }

    /** All that the accounts ever had. */
    Uni<Map<AccountId, List<HeldBudget>>> of(SqlClient client, Collection<AccountId> accounts) {
        return client.preparedQuery(OF)
                .mapping(PostgresLeasedBudgetStore::budgetOf)
                .execute(Tuple.of(accounts.stream().map(AccountId::value).toArray(UUID[]::new)))
                .map(RowsRead::list)
                .map(held -> held.stream().collect(groupingBy(HeldBudget::accountId)));
    }

    /** Those of which anything was spent or leased. */
    public Uni<Map<BudgetWindow, BudgetBalance>> balances(List<BudgetWindow> windows) {
        return balances(pool, windows);
    }

    Uni<Map<BudgetWindow, BudgetBalance>> balances(SqlClient client, List<BudgetWindow> windows) {
        return windows.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : client.preparedQuery(BALANCES)
                        .mapping(PostgresLeasedBudgetStore::balanceOf)
                        .execute(Columns.<BudgetWindow>of(windows)
                                .uuids(window -> window.budgetId().value())
                                .times(BudgetWindow::start)
                                .behind())
                        .map(RowsRead::list)
                        .map(found -> found.stream().collect(toMap(BudgetBalance::window, Function.identity())));
    }

    /** Of the budgets nothing has changed but what is leased. */
    Uni<Void> save(SqlConnection transaction, List<BudgetBalance> balances) {
        return balances.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(SAVE)
                        .execute(Columns.<BudgetBalance>of(balances)
                                .uuids(balance -> balance.window().budgetId().value())
                                .times(balance -> balance.window().start())
                                .uuids(balance -> balance.accountId().value())
                                .longs(balance -> balance.spentMicros().micros())
                                .longs(balance -> balance.leasedMicros().micros())
                                .behind())
                        .replaceWithVoid();
    }

    /** Which budgets have changed that the epoch's replica has not heard of. */
    Uni<List<BudgetsVersion>> notices(EpochId epoch) {
        return pool.preparedQuery(NOTICES)
                .mapping(row -> new BudgetsVersion(new AccountId(row.getUUID("account_id")), row.getLong("version")))
                .execute(Tuple.of(epoch.value(), RenewalAnswer.MOST))
                .map(RowsRead::list);
    }

    /** Of what changed since, it is still to be told. */
    Uni<Void> heard(EpochId epoch, List<BudgetsVersion> versions) {
        return versions.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(HEARD)
                        .execute(Columns.<BudgetsVersion>of(versions)
                                .uuids(version -> version.accountId().value())
                                .longs(BudgetsVersion::version)
                                .behind(epoch.value()))
                        .replaceWithVoid();
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
