package dev.florin.budget;

/** What happens when a budget is used up. */
public enum BudgetKind {
    /** No more is admitted. */
    HARD,
    /** It only alerts. */
    SOFT
}
