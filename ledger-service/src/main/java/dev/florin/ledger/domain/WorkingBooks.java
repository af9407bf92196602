package dev.florin.ledger.domain;

import dev.florin.budget.BudgetWindow;
import dev.florin.event.Event;
import dev.florin.id.AccountId;
import dev.florin.id.AlertId;
import dev.florin.id.BudgetId;
import dev.florin.id.EpochId;
import dev.florin.id.EventId;
import dev.florin.id.OrderId;
import dev.florin.ledger.AlertReason;
import dev.florin.ledger.domain.Dispute.DisputeKey;
import dev.florin.money.Credits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The books while a batch is folded. Lives as long as its {@link Fold}, so that its changes are nobody else's. */
final class WorkingBooks {

    private final long block;
    private final JournalTail tail;
    private final Changes changes = new Changes();

    private final Map<AccountId, WorkingAccount> accounts;
    private @Nullable WorkingAccount latest;
    private final Map<LeaseKey, Lease> leases;
    private final Map<BudgetId, HeldBudget> budgets;
    private final Map<BudgetWindow, BudgetBalance> budgetBalances;
    private final Map<OrderId, Lot> orderLots;
    private final Map<DisputeKey, Dispute> disputes;
    private final Map<EventId, Credits> covered;

    /** @param events how many are to be folded, about */
    WorkingBooks(Books books, int events) {
        this.block = books.block();
        this.tail = new JournalTail(books.end(), events);
        this.accounts = HashMap.newHashMap(books.accounts().size());
        books.accounts()
                .forEach((id, account) ->
                        accounts.put(id, WorkingAccount.of(account, books.lots().getOrDefault(id, List.of()))));
        this.leases = new HashMap<>(books.leases());
        this.budgets = new HashMap<>(books.budgets());
        this.budgetBalances = new HashMap<>(books.budgetBalances());
        this.orderLots = new HashMap<>(books.orderLots());
        this.disputes = new HashMap<>(books.disputes());
        this.covered = books.covered();
    }

    Account account(AccountId id) {
        return working(id).account();
    }

    /** Those with credits left, in burn-down order. */
    List<Lot> lots(AccountId id) {
        return working(id).lots();
    }

    Lease lease(LeaseKey key) {
        Lease lease = leases.get(key);
        return lease == null ? Lease.none(key) : lease;
    }

    /** Null when the books do not know it; also one that was removed. */
    @Nullable
    HeldBudget budget(BudgetId id) {
        return budgets.get(id);
    }

    /** The budget in one of its periods, with the limit that holds now. */
    BudgetBalance balance(AccountId account, BudgetWindow window) {
        HeldBudget budget = budgets.get(window.budgetId());
        Credits limit = budget == null ? Credits.ZERO : budget.limitMicros();
        BudgetBalance known = budgetBalances.get(window);
        return known == null
                ? BudgetBalance.untouched(account, window, limit)
                : new BudgetBalance(account, window, limit, known.spentMicros(), known.leasedMicros());
    }

    void hold(HeldBudget budget) {
        budgets.put(budget.budget().budgetId(), budget);
        changes.add(budget);
    }

    /** The lot that an order bought, spent or not; null when the order is unknown. */
    @Nullable
    Lot lotOf(OrderId order) {
        return orderLots.get(order);
    }

    @Nullable
    Dispute dispute(DisputeKey key) {
        return disputes.get(key);
    }

    /** What was decided of the event when leases withheld a part; null where nothing was. */
    @Nullable
    Credits decided(EventId cause) {
        return covered.get(cause);
    }

    void apply(Event cause, Effect effect) {
        Account account = effect.account();
        if (!effect.entries().isEmpty()) {
            account = tail.post(cause, effect.entries(), 0, account);
        }
        replace(account);
        effect.lots().forEach(this::replace);
        effect.leases().forEach(this::replace);
        effect.budgetBalances().forEach(this::replace);
        effect.disputes().forEach(this::replace);
        changes.addShortfalls(effect.shortfalls());
    }

    /**
     * Posts what concerns no customer.
     *
     * @param firstEntry the number of the first among the cause's transfers
     */
    void applyToOperator(Event cause, List<Entry> entries, int firstEntry) {
        Account account = account(OperatorAccount.of(tail.end().partition()));
        replace(tail.post(cause, entries, firstEntry, account));
    }

    /**
     * Frees what the leases of a replica's life still hold, and forgets them: nothing comes out of them any more. Of all
     * or of none: throws {@link ArithmeticException} where an account has less leased than its lease says.
     */
    void reap(EpochId epoch) {
        List<Lease> ended = leases.values().stream()
                .filter(lease -> lease.key().epoch().equals(epoch))
                .toList();
        List<Leasable> freed = ended.stream().map(this::freed).toList();
        freed.forEach(this::replace);
        for (Lease lease : ended) {
            leases.remove(lease.key());
            changes.reaped(lease.key());
        }
    }

    private Leasable freed(Lease ended) {
        AccountId account = ended.key().accountId();
        BudgetWindow window = ended.key().node().budget();
        return window == null
                ? account(account).release(ended.outstandingMicros())
                : balance(account, window).release(ended.outstandingMicros());
    }

    void alert(Event cause, Account account, Credits threshold, AlertReason reason) {
        changes.add(new Alert.LowBalance(
                new AlertId(DerivedIds.of(cause.eventId(), "alert " + reason, threshold.micros())),
                account.accountId(),
                reason,
                threshold,
                account.balanceMicros(),
                tail.end(),
                cause.occurredAt()));
    }

    /** @param percent of the limit */
    void alert(Event cause, BudgetBalance spent, int percent, Credits threshold) {
        changes.add(new Alert.BudgetUsed(
                new AlertId(
                        DerivedIds.of(cause.eventId(), "alert " + spent.window().budgetId(), percent)),
                spent.accountId(),
                spent.window(),
                threshold,
                spent.spentMicros(),
                tail.end(),
                cause.occurredAt()));
    }

    void refuse(Event event, Refusal refusal) {
        changes.add(new Refused(event, refusal.reason()));
        changes.addShortfalls(refusal.shortfalls());
    }

    List<Transfer> transfers() {
        return tail.transfers();
    }

    Folded toFolded() {
        return changes.by(block, tail);
    }

    private void replace(Leasable node) {
        switch (node) {
            case Account account -> replace(account);
            case BudgetBalance balance -> replace(balance);
        }
    }

    private void replace(BudgetBalance balance) {
        budgetBalances.put(balance.window(), balance);
        changes.add(balance);
    }

    private void replace(Account account) {
        WorkingAccount working = working(account.accountId());
        boolean wasChanged = working.isChanged();
        working.change(account);
        if (working.isChanged() && !wasChanged) {
            changes.add(working);
        }
    }

    private void replace(Dispute dispute) {
        disputes.put(dispute.key(), dispute);
        changes.add(dispute);
    }

    private void replace(Lot lot) {
        if (lot.orderId() != null) {
            orderLots.put(lot.orderId(), lot);
        }
        working(lot.accountId()).change(lot);
        changes.add(lot);
    }

    private void replace(Lease lease) {
        if (!lease.equals(lease(lease.key()))) {
            leases.put(lease.key(), lease);
            changes.add(lease);
        }
    }

    /** One event asks for the same account again and again. */
    private WorkingAccount working(AccountId id) {
        WorkingAccount asked = latest;
        if (asked == null || !asked.accountId().equals(id)) {
            asked = accounts.computeIfAbsent(id, WorkingAccount::blank);
            latest = asked;
        }
        return asked;
    }
}
