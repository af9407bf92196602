package dev.florin.lease;

import dev.florin.id.AccountId;

/**
 * Which state of an account's budgets is meant.
 *
 * @param version grows with every change; {@link #UNKNOWN} where none is known, 0 where the account never had a budget
 */
public record BudgetsVersion(AccountId accountId, long version) {

    public static final long UNKNOWN = -1;
}
