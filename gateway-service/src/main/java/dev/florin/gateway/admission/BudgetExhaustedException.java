package dev.florin.gateway.admission;

import dev.florin.budget.Budget;

/** A budget that limits the spender has less left than the request needs. */
public final class BudgetExhaustedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Budget budget;

    BudgetExhaustedException(Budget budget) {
        super(budget.budgetId().toString(), null, false, false);
        this.budget = budget;
    }

    public Budget budget() {
        return budget;
    }
}
