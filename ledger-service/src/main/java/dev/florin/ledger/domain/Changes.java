package dev.florin.ledger.domain;

import dev.florin.budget.BudgetWindow;
import dev.florin.id.BudgetId;
import dev.florin.id.LotId;
import dev.florin.ledger.LedgerEvent.BlockSealed.Shortfall;
import dev.florin.ledger.domain.Dispute.DisputeKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a batch has changed so far, each thing as it is now, and what it has said. */
final class Changes {

    private final List<WorkingAccount> accounts = new ArrayList<>();
    private final Map<LotId, Lot> lots = new LinkedHashMap<>();
    private final Map<LeaseKey, Lease> leases = new LinkedHashMap<>();
    private final List<LeaseKey> reapedLeases = new ArrayList<>();
    private final Map<BudgetId, HeldBudget> budgets = new LinkedHashMap<>();
    private final Map<BudgetWindow, BudgetBalance> budgetBalances = new LinkedHashMap<>();
    private final Map<DisputeKey, Dispute> disputes = new LinkedHashMap<>();
    private final List<Shortfall> shortfalls = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();

    /** Once for each account: it is asked how it is when all is folded. */
    void add(WorkingAccount account) {
        accounts.add(account);
    }

    void add(Lot lot) {
        lots.put(lot.lotId(), lot);
    }

    void add(Lease lease) {
        leases.put(lease.key(), lease);
    }

    void reaped(LeaseKey lease) {
        leases.remove(lease);
        reapedLeases.add(lease);
    }

    void add(HeldBudget budget) {
        budgets.put(budget.budget().budgetId(), budget);
    }

    void add(BudgetBalance balance) {
        budgetBalances.put(balance.window(), balance);
    }

    void add(Dispute dispute) {
        disputes.put(dispute.key(), dispute);
    }

    void addShortfalls(Collection<Shortfall> more) {
        shortfalls.addAll(more);
    }

    void add(Alert alert) {
        alerts.add(alert);
    }

    void add(Refused event) {
        refused.add(event);
    }

    /**
     * All of them, with what was posted.
     *
     * @param block by which they are changed
     */
    Folded by(long block, JournalTail posted) {
        return new Folded(
                posted.end(),
                accounts.stream()
                        .map(changed -> changed.account().changedBy(block))
                        .toList(),
                List.copyOf(lots.values()),
                List.copyOf(leases.values()),
                reapedLeases,
                budgets.values().stream().map(budget -> budget.changedBy(block)).toList(),
                List.copyOf(budgetBalances.values()),
                List.copyOf(disputes.values()),
                posted.transfers(),
                posted.milestones(),
                shortfalls,
                alerts,
                refused);
    }
}
