package dev.florin.ledger.domain;

import dev.florin.account.AccountEvent.BudgetRemoved;
import dev.florin.account.AccountEvent.BudgetSet;
import dev.florin.id.BudgetId;

/** What budgets are set and removed. They move nothing. */
final class BudgetRules {

    private BudgetRules() {}

    static Ruling set(Account account, BudgetSet event, WorkingBooks books) {
        HeldBudget known = books.budget(event.budget().budgetId());
        if (known != null && !known.accountId().equals(event.accountId())) {
            return othersBudget(event.budget().budgetId());
        }
        books.hold(new HeldBudget(event.accountId(), event.budget(), false, 0));
        return Effect.onAccount(account);
    }

    static Ruling remove(Account account, BudgetRemoved event, WorkingBooks books) {
        HeldBudget known = books.budget(event.budgetId());
        if (known == null) {
            return Refusal.because("there is no budget " + event.budgetId());
        }
        if (!known.accountId().equals(event.accountId())) {
            return othersBudget(event.budgetId());
        }
        books.hold(new HeldBudget(event.accountId(), known.budget(), true, 0));
        return Effect.onAccount(account);
    }

    private static Refusal othersBudget(BudgetId budget) {
        return Refusal.because(budget + " is another account's");
    }
}
