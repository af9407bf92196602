package dev.florin.ledger.decision;

import dev.florin.budget.Budget;
import dev.florin.budget.BudgetPeriod;
import dev.florin.ledger.domain.BudgetBalance;
import dev.florin.ledger.domain.HeldBudget;
import dev.florin.money.Credits;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A budget that holds, and where it stands.
 *
 * @param start of the present period; the epoch where the budget holds for good
 * @param end of the present period; null where the budget holds for good
 * @param spentMicros in the period, as far as the books have it
 * @param leasedMicros what gateways may spend of the rest without asking again
 * @param block the number of the partition's block that last changed the budget
 */
public record BudgetStatus(
        Budget budget, Instant start, @Nullable Instant end, Credits spentMicros, Credits leasedMicros, long block) {

    static BudgetStatus of(HeldBudget held, @Nullable BudgetBalance balance, Instant now) {
        Budget budget = held.budget();
        return new BudgetStatus(
                budget,
                budget.windowAt(now).start(),
                budget.period() == BudgetPeriod.TOTAL ? null : budget.windowEnd(now),
                balance == null ? Credits.ZERO : balance.spentMicros(),
                balance == null ? Credits.ZERO : balance.leasedMicros(),
                held.block());
    }
}
