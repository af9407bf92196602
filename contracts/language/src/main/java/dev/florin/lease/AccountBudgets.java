package dev.florin.lease;

import dev.florin.budget.Budget;
import dev.florin.id.AccountId;
import java.util.List;

/**
 * The budgets that hold on an account.
 *
 * @param version grows with every change, 0 where the account never had a budget
 */
public record AccountBudgets(AccountId accountId, long version, List<Budget> budgets) {

    public AccountBudgets {
        budgets = List.copyOf(budgets);
    }
}
