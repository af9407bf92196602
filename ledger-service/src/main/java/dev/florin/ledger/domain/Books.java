package dev.florin.ledger.domain;

import dev.florin.budget.BudgetWindow;
import dev.florin.id.AccountId;
import dev.florin.id.BudgetId;
import dev.florin.id.EventId;
import dev.florin.id.OrderId;
import dev.florin.ledger.Position;
import dev.florin.ledger.domain.Dispute.DisputeKey;
import dev.florin.money.Credits;
import java.util.List;
import java.util.Map;

/**
 * What a batch of events may touch, as it stood before: the input of {@link Fold}.
 *
 * @param end the last place in the partition's journal that is taken
 * @param block the number of the block that the batch becomes
 * @param accounts those of the batch that are known
 * @param lots by account, all that hold credits
 * @param orderLots by order, those that the batch's refunds and disputes concern, whether they hold credits or not
 * @param leases those of the batch that are known
 * @param budgets those of the batch that are known
 * @param budgetBalances those of the batch of which anything was spent or leased
 * @param disputes those of the batch that are known
 * @param covered by cause, how much was taken, or to what a limit was lowered, when the log was first folded, where
 *     leases made a difference
 */
public record Books(
        Position end,
        long block,
        Map<AccountId, Account> accounts,
        Map<AccountId, List<Lot>> lots,
        Map<OrderId, Lot> orderLots,
        Map<LeaseKey, Lease> leases,
        Map<BudgetId, HeldBudget> budgets,
        Map<BudgetWindow, BudgetBalance> budgetBalances,
        Map<DisputeKey, Dispute> disputes,
        Map<EventId, Credits> covered) {

    /** Books before a first block that know nothing of orders, budgets and disputes, in which nothing was decided before. */
    public static Books of(
            Position end,
            Map<AccountId, Account> accounts,
            Map<AccountId, List<Lot>> lots,
            Map<LeaseKey, Lease> leases) {
        return new Books(end, 1, accounts, lots, Map.of(), leases, Map.of(), Map.of(), Map.of(), Map.of());
    }

    /** A partition before its first event. */
    public static Books empty(int partition) {
        return at(new Position(partition, 0), 1);
    }

    /** A partition of which nothing is loaded but where its journal ends. */
    public static Books at(Position end, long block) {
        return new Books(end, block, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
    }
}
