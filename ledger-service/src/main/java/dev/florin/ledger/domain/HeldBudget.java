package dev.florin.ledger.domain;

import dev.florin.budget.Budget;
import dev.florin.budget.BudgetWindow;
import dev.florin.id.AccountId;
import dev.florin.money.Credits;
import java.time.Duration;
import java.time.Instant;

/**
 * The books' row of a budget. It stays when the budget is removed: what was admitted under it may still be counted.
 *
 * @param removed whether it holds no more
 * @param block the number of the latest block that changed it
 */
public record HeldBudget(AccountId accountId, Budget budget, boolean removed, long block) {

    /** So much a replica's clock may differ from the ledger's when a period ends. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    /** Requests that were admitted in a period may go on for so long behind its end, and take more of it. */
    private static final Duration LONGEST_REQUEST = Duration.ofMinutes(16);

    /** Whether it keeps anything from being admitted. */
    boolean isLimit() {
        return budget.isHard() && !removed;
    }

    /** What may be spent in each period. */
    Credits limitMicros() {
        return budget.limitMicros();
    }

    /** Whether a window is the present one, will be within a minute, or was when requests began that may still run. */
    boolean isPresent(BudgetWindow window, Instant now) {
        return window.equals(budget.windowAt(now))
                || window.equals(budget.windowAt(now.minus(LONGEST_REQUEST)))
                || window.equals(budget.windowAt(now.plus(SKEW)));
    }

    HeldBudget changedBy(long number) {
        return new HeldBudget(accountId, budget, removed, number);
    }
}
