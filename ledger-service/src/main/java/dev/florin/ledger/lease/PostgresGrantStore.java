package dev.florin.ledger.lease;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.florin.budget.BudgetWindow;
import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.lease.BudgetsVersion;
import dev.florin.lease.LeaseRequest;
import dev.florin.lease.LeaseRequest.Ask;
import dev.florin.lease.Node;
import dev.florin.lease.RenewalAnswer;
import dev.florin.ledger.books.AccountRow;
import dev.florin.ledger.books.Nodes;
import dev.florin.ledger.books.PostgresBudgetStore;
import dev.florin.ledger.domain.Account;
import dev.florin.ledger.domain.BudgetBalance;
import dev.florin.ledger.domain.Grantings;
import dev.florin.ledger.domain.HeldBudget;
import dev.florin.ledger.domain.Lease;
import dev.florin.ledger.domain.LeaseKey;
import dev.florin.ledger.domain.LeasedBooks;
import dev.florin.ledger.sql.Columns;
import dev.florin.ledger.sql.Sql;
import dev.florin.ledger.sql.Statements;
import dev.florin.money.Credits;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What a group of calls finds and leaves. Epochs are locked before accounts, and each of them in the order of their ids, so
 * that no two transactions ever wait for each other. Whatever the fold writes too is read behind the accounts' locks.
 */
final class PostgresGrantStore {

    /**
     * Begins epochs or keeps them for another time to live, and takes note of the requests' numbers; those of another
     * replica, and those that have expired, are left out. Takes the rows' locks even where it changes nothing, so that
     * expiry waits for grants under way.
     */
    private static final String HOLD = """
            INSERT INTO lease_epoch AS e (epoch, replica, life, expires_at, last_request)
            SELECT epoch, replica, 'HELD', clock_timestamp() + ? * interval '1 millisecond', number
            FROM UNNEST(?::uuid[], ?::text[], ?::bigint[]) AS call (epoch, replica, number) ORDER BY epoch
            ON CONFLICT (epoch) DO UPDATE SET
                expires_at = excluded.expires_at, last_request = GREATEST(e.last_request, excluded.last_request)
            WHERE e.life = 'HELD' AND e.expires_at > clock_timestamp() AND e.replica = excluded.replica
            RETURNING e.epoch, COALESCE(old.last_request, 0) AS last_request""";

    private static final String LOCK =
            AccountRow.SELECT + " WHERE a.account_id = ANY(?) ORDER BY a.account_id FOR UPDATE";

    private static final String ENDING = """
            SELECT account_id, sum(remaining_micros)::bigint AS ending_micros FROM lot
            WHERE account_id = ANY(?) AND NOT spent AND expires_at <= now() + ? * interval '1 millisecond'
            GROUP BY account_id""";

    private static final String BUDGETS = "SELECT * FROM budget WHERE account_id = ANY(?) ORDER BY budget_id";

    private static final String LEASES = """
            SELECT l.* FROM lease l
            JOIN UNNEST(?::uuid[], ?::timestamptz[], ?::uuid[]) AS wanted (node_id, window_start, epoch)
            USING (node_id, window_start, epoch)""";

    private static final String NOTICES = """
            SELECT n.epoch, n.account_id, n.version FROM UNNEST(?::uuid[]) AS call (epoch) CROSS JOIN LATERAL
                (SELECT * FROM budget_notice b WHERE b.epoch = call.epoch ORDER BY b.account_id LIMIT ?) n""";

    private static final String NOW = "SELECT clock_timestamp() AS now";

    private static final String SAVE_ACCOUNTS = """
            UPDATE account a SET leased_micros = c.leased_micros
            FROM UNNEST(?::uuid[], ?::bigint[]) AS c (account_id, leased_micros) WHERE a.account_id = c.account_id""";

    private static final String SAVE_BUDGETS = """
            INSERT INTO budget_balance (budget_id, window_start, account_id, spent_micros, leased_micros)
            SELECT * FROM UNNEST(?::uuid[], ?::timestamptz[], ?::uuid[], ?::bigint[], ?::bigint[])
            ON CONFLICT (budget_id, window_start) DO UPDATE SET leased_micros = excluded.leased_micros""";

    private static final String SAVE_LEASES = """
            INSERT INTO lease (node_id, window_start, epoch, account_id, granted_micros, outstanding_micros)
            SELECT * FROM UNNEST(?::uuid[], ?::timestamptz[], ?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[])
            ON CONFLICT (node_id, window_start, epoch) DO UPDATE SET
                granted_micros = excluded.granted_micros, outstanding_micros = excluded.outstanding_micros""";

    /** Whoever holds some when all of the group is granted; that it is asked is a hint, told once. */
    private static final String RECALL = """
            INSERT INTO lease_recall (epoch, node_id, window_start, account_id)
            SELECT DISTINCT l.epoch, l.node_id, l.window_start, l.account_id FROM lease l
            JOIN UNNEST(?::uuid[], ?::uuid[], ?::timestamptz[]) AS short (epoch, node_id, window_start)
            USING (node_id, window_start)
            WHERE l.epoch <> short.epoch AND l.outstanding_micros > 0
            ON CONFLICT DO NOTHING""";

    /**
     * What the calls find.
     *
     * @param lastRequests by epoch that is held, the number of the latest request before
     * @param notices by epoch, accounts whose budgets have changed without its replica having heard of it
     */
    record Found(Map<EpochId, Long> lastRequests, LeasedBooks books, Map<EpochId, List<BudgetsVersion>> notices) {}

    private record Missing(EpochId by, Node node) {}

    /** Holds the epochs, locks all that is asked for, and reads it. Each request is of another epoch. */
    Found find(Connection transaction, List<LeaseRequest> requests, Duration ttl) throws SQLException {
        UUID[] accounts = accountsOf(requests);
        UUID[] epochs =
                requests.stream().map(request -> request.epoch().value()).toArray(UUID[]::new);
        List<BudgetWindow> windows = windowsOf(requests);
        Statements statements = Statements.byIndex();
        List<Entry<EpochId, Long>> held = statements.query(
                HOLD, row -> Map.entry(epoch(row), row.getLong("last_request")), ttl.toMillis(), callsOf(requests));
        List<Account> locked = statements.query(LOCK, AccountRow::read, (Object) accounts);
        List<Entry<AccountId, Credits>> ending = statements.query(
                ENDING,
                row -> Map.entry(account(row), new Credits(row.getLong("ending_micros"))),
                accounts,
                ttl.toMillis());
        List<HeldBudget> budgets = statements.query(BUDGETS, PostgresBudgetStore::read, (Object) accounts);
        List<BudgetBalance> balances = windows.isEmpty()
                ? List.of()
                : statements.query(
                        PostgresBudgetStore.BALANCES,
                        PostgresBudgetStore::readBalance,
                        Columns.<BudgetWindow>of(windows)
                                .uuids(window -> window.budgetId().value())
                                .times(BudgetWindow::start));
        List<Lease> leases = statements.query(LEASES, PostgresGrantStore::lease, keysOf(requests));
        List<Entry<EpochId, BudgetsVersion>> notices = statements.query(
                NOTICES,
                row -> Map.entry(epoch(row), new BudgetsVersion(account(row), row.getLong("version"))),
                epochs,
                (long) RenewalAnswer.MOST);
        List<Instant> now = statements.query(NOW, row -> Sql.instant(row, "now"));
        statements.run(transaction);
        return new Found(
                byKey(held),
                new LeasedBooks(
                        locked.stream().collect(toMap(Account::accountId, Function.identity())),
                        byKey(ending),
                        budgets.stream().collect(groupingBy(HeldBudget::accountId)),
                        balances.stream().collect(toMap(BudgetBalance::window, Function.identity())),
                        leases.stream().collect(toMap(Lease::key, Function.identity())),
                        now.getFirst()),
                notices.stream().collect(groupingBy(Entry::getKey, mapping(Entry::getValue, toList()))));
    }

    /** @param requests of the grantings, in the same order */
    void save(Connection transaction, List<LeaseRequest> requests, Grantings grantings) throws SQLException {
        Statements statements = new Statements();
        Collection<Account> accounts = grantings.changedAccounts();
        if (!accounts.isEmpty()) {
            statements.change(
                    SAVE_ACCOUNTS,
                    Columns.<Account>of(accounts)
                            .uuids(account -> account.accountId().value())
                            .longs(account -> account.leasedMicros().micros()));
        }
        Collection<BudgetBalance> budgets = grantings.changedBudgets();
        if (!budgets.isEmpty()) {
            statements.change(
                    SAVE_BUDGETS,
                    Columns.<BudgetBalance>of(budgets)
                            .uuids(balance -> balance.window().budgetId().value())
                            .times(balance -> balance.window().start())
                            .uuids(balance -> balance.accountId().value())
                            .longs(balance -> balance.spentMicros().micros())
                            .longs(balance -> balance.leasedMicros().micros()));
        }
        Collection<Lease> leases = grantings.changedLeases();
        if (!leases.isEmpty()) {
            statements.change(
                    SAVE_LEASES,
                    Columns.<Lease>of(leases)
                            .uuids(lease -> Nodes.id(lease.key().node()))
                            .times(lease -> Nodes.start(lease.key().node()))
                            .uuids(lease -> lease.key().epoch().value())
                            .uuids(lease -> lease.key().accountId().value())
                            .longs(lease -> lease.grantedMicros().micros())
                            .longs(lease -> lease.outstandingMicros().micros()));
        }
        List<Missing> missing = missing(requests, grantings);
        if (!missing.isEmpty()) {
            statements.change(
                    RECALL,
                    Columns.<Missing>of(missing)
                            .uuids(each -> each.by().value())
                            .uuids(each -> Nodes.id(each.node()))
                            .times(each -> Nodes.start(each.node())));
        }
        statements.run(transaction);
    }

    private static List<Missing> missing(List<LeaseRequest> requests, Grantings grantings) {
        return IntStream.range(0, requests.size())
                .boxed()
                .flatMap(i -> grantings.each().get(i).recalled().stream()
                        .map(node -> new Missing(requests.get(i).epoch(), node)))
                .toList();
    }

    private static Columns<LeaseRequest> callsOf(List<LeaseRequest> requests) {
        return Columns.<LeaseRequest>of(requests)
                .uuids(request -> request.epoch().value())
                .texts(LeaseRequest::replica)
                .longs(LeaseRequest::number);
    }

    private static UUID[] accountsOf(List<LeaseRequest> requests) {
        Set<UUID> accounts = requests.stream()
                .flatMap(request -> request.asks().stream())
                .map(ask -> ask.node().accountId().value())
                .collect(toSet());
        return accounts.toArray(UUID[]::new);
    }

    private static List<BudgetWindow> windowsOf(List<LeaseRequest> requests) {
        return requests.stream()
                .flatMap(request -> request.asks().stream())
                .map(Ask::node)
                .map(Node::budget)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static Columns<LeaseKey> keysOf(List<LeaseRequest> requests) {
        List<LeaseKey> keys = requests.stream()
                .flatMap(request -> request.asks().stream().map(ask -> new LeaseKey(ask.node(), request.epoch())))
                .toList();
        return Columns.<LeaseKey>of(keys)
                .uuids(key -> Nodes.id(key.node()))
                .times(key -> Nodes.start(key.node()))
                .uuids(key -> key.epoch().value());
    }

    private static Lease lease(ResultSet row) throws SQLException {
        Node node = Nodes.of(account(row), Sql.uuid(row, "node_id"), Sql.instant(row, "window_start"));
        return new Lease(
                new LeaseKey(node, epoch(row)),
                new Credits(row.getLong("granted_micros")),
                new Credits(row.getLong("outstanding_micros")));
    }

    private static EpochId epoch(ResultSet row) throws SQLException {
        return new EpochId(Sql.uuid(row, "epoch"));
    }

    private static AccountId account(ResultSet row) throws SQLException {
        return new AccountId(Sql.uuid(row, "account_id"));
    }

    private static <K, V> Map<K, V> byKey(List<Entry<K, V>> entries) {
        return entries.stream().collect(toMap(Entry::getKey, Entry::getValue));
    }
}
