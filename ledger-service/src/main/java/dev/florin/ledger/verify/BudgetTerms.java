package dev.florin.ledger.verify;

import dev.florin.account.AccountEvent.BudgetRemoved;
import dev.florin.account.AccountEvent.BudgetSet;
import dev.florin.budget.BudgetWindow;
import dev.florin.budget.CountedBudget;
import dev.florin.event.Event;
import dev.florin.id.BudgetId;
import dev.florin.ledger.books.PostgresBudgetStore;
import dev.florin.ledger.domain.HeldBudget;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the log says of budgets: their latest terms, and what was charged in each period. For many threads. */
final class BudgetTerms {

    private static final String BUDGETS = "SELECT * FROM budget";

    private static final String BALANCES = """
            SELECT v.*, coalesce(l.outstanding, 0) AS outstanding
            FROM budget_balance v LEFT JOIN
                 (SELECT node_id, window_start, sum(outstanding_micros)::bigint AS outstanding FROM lease
                  WHERE node_id <> account_id GROUP BY node_id, window_start) l
                 ON l.node_id = v.budget_id AND l.window_start = v.window_start""";

    private static final String LEASES_OF_NONE = """
            SELECT DISTINCT l.node_id, l.window_start FROM lease l LEFT JOIN budget_balance v
                   ON l.node_id = v.budget_id AND l.window_start = v.window_start
            WHERE l.node_id <> l.account_id AND v.budget_id IS NULL""";

    private final Set<UUID> applied = new HashSet<>();
    private final Map<BudgetId, HeldBudget> budgets = new HashMap<>();
    private final Map<BudgetWindow, Long> spent = new HashMap<>();

    /**
     * The event was folded next of its account's, and not parked.
     *
     * @param block the number of the block that folded it
     * @param paidMicros what the account paid for it
     * @param posts whether it is the one that posted, not delivered again
     */
    synchronized void add(Event event, long block, long paidMicros, boolean posts) {
        switch (event) {
            case BudgetSet set -> {
                if (applied.add(set.eventId().value())) {
                    budgets.put(set.budget().budgetId(), new HeldBudget(set.accountId(), set.budget(), false, block));
                }
            }
            case BudgetRemoved removed -> {
                if (applied.add(removed.eventId().value())) {
                    budgets.computeIfPresent(
                            removed.budgetId(),
                            (id, held) -> new HeldBudget(held.accountId(), held.budget(), true, block));
                }
            }
            case UsageRecorded usage
            when posts -> {
                for (CountedBudget counted : usage.countedIn()) {
                    long unused = spent.merge(counted.window(), paidMicros, Math::addExact);
                }
            }
            default -> {
                // It concerns no budget.
            }
        }
    }

    /** How many budgets were checked; to be asked when the whole log was read. */
    synchronized long check(Connection connection, Differences differences) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long count = checkBudgets(statement, differences);
            checkBalances(statement, differences);
            checkLeases(statement, differences);
            return count;
        }
    }

    private long checkBudgets(Statement statement, Differences differences) throws SQLException {
        long count = 0;
        Map<BudgetId, HeldBudget> told = new HashMap<>(budgets);
        try (ResultSet row = statement.executeQuery(BUDGETS)) {
            while (row.next()) {
                count++;
                BudgetId id = new BudgetId(row.getObject("budget_id", UUID.class));
                HeldBudget says = told.remove(id);
                String stands = standing(row);
                if (says == null) {
                    differences.add("budget", id.toString(), "no event in the log has set it");
                } else if (!stands.equals(says.toString())) {
                    differences.add("budget", id.toString(), "it is " + stands + ", but its events say " + says);
                }
            }
        }
        told.keySet().forEach(id -> differences.add("budget", id.toString(), "it was set, but has no row"));
        return count;
    }

    /** A row that can be no budget is told as what is wrong with it. */
    private static String standing(ResultSet row) throws SQLException {
        try {
            return PostgresBudgetStore.read(row).toString();
        } catch (RuntimeException e) {
            return "no budget (" + e.getMessage() + ")";
        }
    }

    private void checkBalances(Statement statement, Differences differences) throws SQLException {
        Map<BudgetWindow, Long> told = new HashMap<>(spent);
        told.keySet().removeIf(window -> !budgets.containsKey(window.budgetId()));
        try (ResultSet row = statement.executeQuery(BALANCES)) {
            while (row.next()) {
                BudgetWindow window = windowOf(row, "budget_id");
                long says = told.containsKey(window) ? told.remove(window) : 0;
                compare(differences, window, "spent_micros", row.getLong("spent_micros"), says, "usage says ");
                long outstanding = row.getLong("outstanding");
                compare(
                        differences,
                        window,
                        "leased_micros",
                        row.getLong("leased_micros"),
                        outstanding,
                        "its leases hold ");
            }
        }
        told.forEach((window, micros) ->
                differences.add("budget_balance", keyOf(window), "it has no row, but usage of " + micros));
    }

    private static void checkLeases(Statement statement, Differences differences) throws SQLException {
        try (ResultSet row = statement.executeQuery(LEASES_OF_NONE)) {
            while (row.next()) {
                differences.add("budget_balance", keyOf(windowOf(row, "node_id")), "it has no row, but leases");
            }
        }
    }

    private static void compare(
            Differences differences, BudgetWindow window, String column, long stands, long follows, String from) {
        if (stands != follows) {
            differences.add("budget_balance", keyOf(window), column + " is " + stands + ", but " + from + follows);
        }
    }

    private static BudgetWindow windowOf(ResultSet row, String id) throws SQLException {
        Instant start = row.getObject("window_start", OffsetDateTime.class).toInstant();
        return new BudgetWindow(new BudgetId(row.getObject(id, UUID.class)), start);
    }

    private static String keyOf(BudgetWindow window) {
        return "(" + window.budgetId() + ", from " + window.start() + ")";
    }
}
