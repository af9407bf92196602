package dev.florin.lease;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.florin.budget.BudgetWindow;
import dev.florin.id.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * What has a limit and can be leased from: an account, or one of its budgets in one of its periods.
 *
 * @param budget absent where it is the account itself
 */
public record Node(AccountId accountId, @Nullable BudgetWindow budget) {

    public static Node of(AccountId account) {
        return new Node(account, null);
    }

    @JsonIgnore
    public boolean isAccount() {
        return budget == null;
    }
}
