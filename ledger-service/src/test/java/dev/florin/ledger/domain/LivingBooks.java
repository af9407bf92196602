package dev.florin.ledger.domain;

import static java.util.stream.Collectors.groupingBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.florin.budget.BudgetWindow;
import dev.florin.event.Event;
import dev.florin.id.AccountId;
import dev.florin.id.BudgetId;
import dev.florin.id.EpochId;
import dev.florin.id.EventId;
import dev.florin.id.LotId;
import dev.florin.id.OrderId;
import dev.florin.lease.LeaseRequest;
import dev.florin.lease.LeaseRequest.Ask;
import dev.florin.lease.Node;
import dev.florin.ledger.LedgerEvent.BlockSealed.Shortfall;
import dev.florin.ledger.Position;
import dev.florin.ledger.domain.Dispute.DisputeKey;
import dev.florin.money.Credits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Books in memory that go from event to event, as the database's do. */
final class LivingBooks {

    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final Thresholds THRESHOLDS = new Thresholds(Credits.of(300), 10);

    private final Map<EventId, Credits> covered;
    private Position end = new Position(0, 0);
    private long blocks;
    private final Map<AccountId, Account> accounts = new HashMap<>();
    private final Map<LotId, Lot> lots = new LinkedHashMap<>();
    private final Map<OrderId, Lot> orderLots = new HashMap<>();
    private final Map<LeaseKey, Lease> leases = new HashMap<>();
    private final Map<BudgetId, HeldBudget> budgets = new HashMap<>();
    private final Map<BudgetWindow, BudgetBalance> budgetBalances = new HashMap<>();
    private final Map<DisputeKey, Dispute> disputes = new HashMap<>();
    private final List<Transfer> transfers = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();
    private final List<Shortfall> shortfalls = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();

    LivingBooks() {
        this(Map.of());
    }

    /**
     * Books that are built again.
     *
     * @param covered what was decided the first time
     */
    LivingBooks(Map<EventId, Credits> covered) {
        this.covered = covered;
    }

    /** What the events did, as one batch. */
    @CanIgnoreReturnValue
    Folded tell(Event... events) {
        return tell(List.of(events));
    }

    @CanIgnoreReturnValue
    Folded tell(List<Event> events) {
        Folded folded = Fold.fold(books(), events, THRESHOLDS);
        end = folded.end();
        folded.accounts().forEach(account -> accounts.put(account.accountId(), account));
        folded.lots().forEach(this::keep);
        folded.leases().forEach(lease -> leases.put(lease.key(), lease));
        folded.reapedLeases().forEach(leases::remove);
        folded.budgets().forEach(held -> budgets.put(held.budget().budgetId(), held));
        folded.budgetBalances().forEach(balance -> budgetBalances.put(balance.window(), balance));
        folded.disputes().forEach(dispute -> disputes.put(dispute.key(), dispute));
        transfers.addAll(folded.transfers());
        alerts.addAll(folded.alerts());
        shortfalls.addAll(folded.shortfalls());
        refused.addAll(folded.refused());
        return folded;
    }

    void lease(AccountId id, EpochId epoch, Credits needed, Credits wanted) {
        lease(Node.of(id), epoch, needed, wanted);
    }

    /** At noon of the day in which all tests take place. */
    void lease(Node node, EpochId epoch, Credits needed, Credits wanted) {
        LeaseKey key = new LeaseKey(node, epoch);
        Ask ask =
                new Ask(node, leases.getOrDefault(key, Lease.none(key)).grantedMicros(), Credits.ZERO, needed, wanted);
        Map<AccountId, List<HeldBudget>> held = budgets.values().stream().collect(groupingBy(HeldBudget::accountId));
        Granting granting = Granting.of(
                new LeaseRequest("gateway-0", epoch, 1, List.of(ask), List.of()),
                new LeasedBooks(accounts, Map.of(), held, budgetBalances, leases, NOON));
        granting.changedAccounts().forEach(account -> accounts.put(account.accountId(), account));
        granting.changedBudgets().forEach(balance -> budgetBalances.put(balance.window(), balance));
        granting.changedLeases().forEach(lease -> leases.put(lease.key(), lease));
    }

    Optional<BudgetBalance> balanceOf(BudgetWindow window) {
        return Optional.ofNullable(budgetBalances.get(window));
    }

    BudgetBalance balance(BudgetWindow window) {
        return Objects.requireNonNull(budgetBalances.get(window));
    }

    Lease lease(Node node, EpochId epoch) {
        LeaseKey key = new LeaseKey(node, epoch);
        return leases.getOrDefault(key, Lease.none(key));
    }

    Account account(AccountId id) {
        return accounts.getOrDefault(id, Account.blank(id));
    }

    Collection<Account> accounts() {
        return accounts.values();
    }

    /** Spent ones too, in the order in which they came. */
    List<Lot> lots(AccountId account) {
        return lots.values().stream()
                .filter(lot -> lot.accountId().equals(account))
                .toList();
    }

    List<Lease> leases(AccountId account) {
        return leases.values().stream()
                .filter(lease -> lease.key().accountId().equals(account))
                .toList();
    }

    List<Transfer> transfers() {
        return transfers;
    }

    List<Alert> alerts() {
        return alerts;
    }

    List<Shortfall> shortfalls() {
        return shortfalls;
    }

    List<Refused> refused() {
        return refused;
    }

    private void keep(Lot lot) {
        lots.put(lot.lotId(), lot);
        if (lot.orderId() != null) {
            orderLots.put(lot.orderId(), lot);
        }
    }

    private Books books() {
        return new Books(
                end,
                ++blocks,
                accounts,
                lots.values().stream()
                        .filter(lot -> !lot.remainingMicros().isZero())
                        .collect(groupingBy(Lot::accountId)),
                orderLots,
                leases,
                budgets,
                budgetBalances,
                disputes,
                covered);
    }
}
