package dev.florin.ledger.books;

import static java.util.stream.Collectors.joining;

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
import dev.florin.ledger.sql.Sql;
import dev.florin.ledger.sql.Statements;
import dev.florin.money.Credits;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Budgets and what is spent of them. The fold writes both; what is leased of them is granted elsewhere. */
public final class PostgresBudgetStore {

    private static final String OF = "SELECT * FROM budget WHERE budget_id = ANY(?)";

    private static final String SAVE = """
            INSERT INTO budget (budget_id, account_id, spender, name, period, kind, limit_micros, alert_percents, zone,
                                removed, block)
            SELECT c.budget_id, c.account_id, c.spender, c.name, c.period, c.kind, c.limit_micros,
                   c.alert_percents::int[], c.zone, c.removed::boolean, c.block
            FROM UNNEST(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[],
                        ?::text[], ?::text[], ?::bigint[])
                 AS c (budget_id, account_id, spender, name, period, kind, limit_micros, alert_percents, zone, removed,
                       block)
            ON CONFLICT (budget_id) DO UPDATE SET
                spender = excluded.spender, name = excluded.name, period = excluded.period, kind = excluded.kind,
                limit_micros = excluded.limit_micros, alert_percents = excluded.alert_percents, zone = excluded.zone,
                removed = excluded.removed, block = excluded.block""";

    private static final String NOTIFY = """
            INSERT INTO budget_notice (epoch, account_id, version)
            SELECT DISTINCT l.epoch, c.account_id, c.version
            FROM lease l JOIN UNNEST(?::uuid[], ?::bigint[]) AS c (account_id, version) USING (account_id)
            ON CONFLICT (epoch, account_id) DO UPDATE SET version = excluded.version""";

    /** What replicas do not use of it comes back: the limit may have become lower. */
    private static final String RECALL = """
            INSERT INTO lease_recall (epoch, node_id, window_start, account_id)
            SELECT epoch, node_id, window_start, account_id FROM lease
            WHERE node_id = ANY(?) AND outstanding_micros > 0
            ON CONFLICT DO NOTHING""";

    /** By two arrays: budgets and where their periods begin. */
    public static final String BALANCES = """
            SELECT v.*, b.limit_micros FROM budget_balance v JOIN budget b USING (budget_id)
            JOIN UNNEST(?::uuid[], ?::timestamptz[]) AS wanted (budget_id, window_start)
            USING (budget_id, window_start)""";

    private static final String SAVE_BALANCES = """
            INSERT INTO budget_balance (budget_id, window_start, account_id, spent_micros, leased_micros)
            SELECT * FROM UNNEST(?::uuid[], ?::timestamptz[], ?::uuid[], ?::bigint[], ?::bigint[])
            ON CONFLICT (budget_id, window_start) DO UPDATE SET
                spent_micros = excluded.spent_micros, leased_micros = excluded.leased_micros""";

    Map<BudgetId, HeldBudget> of(Connection transaction, Collection<BudgetId> budgets) throws SQLException {
        Map<BudgetId, HeldBudget> byId = new HashMap<>();
        if (!budgets.isEmpty()) {
            UUID[] ids = budgets.stream().map(BudgetId::value).toArray(UUID[]::new);
            for (HeldBudget held : Sql.query(transaction, OF, PostgresBudgetStore::read, (Object) ids)) {
                byId.put(held.budget().budgetId(), held);
            }
        }
        return byId;
    }

    /** Those of which anything was spent or leased. */
    Map<BudgetWindow, BudgetBalance> balances(Connection transaction, Collection<BudgetWindow> windows)
            throws SQLException {
        Map<BudgetWindow, BudgetBalance> byWindow = new HashMap<>();
        if (!windows.isEmpty()) {
            Columns<BudgetWindow> columns = Columns.<BudgetWindow>of(List.copyOf(windows))
                    .uuids(window -> window.budgetId().value())
                    .times(BudgetWindow::start);
            try (PreparedStatement statement = transaction.prepareStatement(BALANCES);
                    ResultSet rows = columns.bindTo(statement).executeQuery()) {
                while (rows.next()) {
                    BudgetBalance balance = readBalance(rows);
                    byWindow.put(balance.window(), balance);
                }
            }
        }
        return byWindow;
    }

    /** With word to all replicas that hold leases of the accounts. */
    void save(Statements statements, List<HeldBudget> budgets) {
        if (budgets.isEmpty()) {
            return;
        }
        statements.change(
                SAVE,
                Columns.<HeldBudget>of(budgets)
                        .uuids(held -> held.budget().budgetId().value())
                        .uuids(held -> held.accountId().value())
                        .texts(held -> held.budget().spender())
                        .texts(held -> held.budget().name())
                        .texts(held -> held.budget().period())
                        .texts(held -> held.budget().kind())
                        .longs(held -> held.budget().limitMicros().micros())
                        .texts(PostgresBudgetStore::percents)
                        .texts(held -> held.budget().zone())
                        .texts(HeldBudget::removed)
                        .longs(HeldBudget::block));
        Map<AccountId, Long> versions = new HashMap<>();
        budgets.forEach(held -> versions.put(held.accountId(), held.block()));
        statements.change(
                NOTIFY,
                Columns.<Map.Entry<AccountId, Long>>of(List.copyOf(versions.entrySet()))
                        .uuids(version -> version.getKey().value())
                        .longs(Map.Entry::getValue));
        UUID[] ids =
                budgets.stream().map(held -> held.budget().budgetId().value()).toArray(UUID[]::new);
        statements.change(RECALL, (Object) ids);
    }

    void saveBalances(Statements statements, List<BudgetBalance> balances) {
        if (!balances.isEmpty()) {
            statements.change(
                    SAVE_BALANCES,
                    Columns.<BudgetBalance>of(balances)
                            .uuids(balance -> balance.window().budgetId().value())
                            .times(balance -> balance.window().start())
                            .uuids(balance -> balance.accountId().value())
                            .longs(balance -> balance.spentMicros().micros())
                            .longs(balance -> balance.leasedMicros().micros()));
        }
    }

    /** A budget as it stands in the table {@code budget}. */
    public static HeldBudget read(ResultSet row) throws SQLException {
        Integer[] percents = (Integer[]) row.getArray("alert_percents").getArray();
        Budget budget = new Budget(
                new BudgetId(Sql.uuid(row, "budget_id")),
                SpenderId.fromString(row.getString("spender")),
                row.getString("name"),
                BudgetPeriod.valueOf(row.getString("period")),
                BudgetKind.valueOf(row.getString("kind")),
                new Credits(row.getLong("limit_micros")),
                Stream.of(percents).toList(),
                ZoneId.of(row.getString("zone")));
        return new HeldBudget(
                new AccountId(Sql.uuid(row, "account_id")), budget, row.getBoolean("removed"), row.getLong("block"));
    }

    /** A row of {@link #BALANCES}. */
    public static BudgetBalance readBalance(ResultSet row) throws SQLException {
        return new BudgetBalance(
                new AccountId(Sql.uuid(row, "account_id")),
                new BudgetWindow(new BudgetId(Sql.uuid(row, "budget_id")), Sql.instant(row, "window_start")),
                new Credits(row.getLong("limit_micros")),
                new Credits(row.getLong("spent_micros")),
                new Credits(row.getLong("leased_micros")));
    }

    /** As PostgreSQL writes an array, since an array of arrays would have to be square. */
    private static String percents(HeldBudget held) {
        return held.budget().alertPercents().stream().map(String::valueOf).collect(joining(",", "{", "}"));
    }
}
