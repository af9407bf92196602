package dev.florin.ledger.domain;

import dev.florin.ledger.LedgerEvent.BlockSealed.Shortfall;
import dev.florin.ledger.Position;
import java.util.List;

/**
 * What a batch of events did: the output of {@link Fold}.
 *
 * @param end the last place in the partition's journal that is taken now
 * @param accounts the changed ones, as they stand now
 * @param lots the changed and new ones
 * @param leases the changed ones
 * @param reapedLeases those that ended with their replica's life
 * @param budgets the changed and new ones
 * @param budgetBalances the changed and new ones
 * @param disputes the changed and new ones
 * @param transfers in the journal's order, without a gap
 * @param shortfalls what leases made a difference to: the one thing that does not follow from the events
 */
public record Folded(
        Position end,
        List<Account> accounts,
        List<Lot> lots,
        List<Lease> leases,
        List<LeaseKey> reapedLeases,
        List<HeldBudget> budgets,
        List<BudgetBalance> budgetBalances,
        List<Dispute> disputes,
        List<Transfer> transfers,
        List<Milestone> milestones,
        List<Shortfall> shortfalls,
        List<Alert> alerts,
        List<Refused> refused) {

    public Folded {
        accounts = List.copyOf(accounts);
        lots = List.copyOf(lots);
        leases = List.copyOf(leases);
        reapedLeases = List.copyOf(reapedLeases);
        budgets = List.copyOf(budgets);
        budgetBalances = List.copyOf(budgetBalances);
        disputes = List.copyOf(disputes);
        transfers = List.copyOf(transfers);
        milestones = List.copyOf(milestones);
        shortfalls = List.copyOf(shortfalls);
        alerts = List.copyOf(alerts);
        refused = List.copyOf(refused);
    }
}
