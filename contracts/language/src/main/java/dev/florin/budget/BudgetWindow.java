package dev.florin.budget;

import dev.florin.id.BudgetId;
import java.time.Instant;

/**
 * A budget in one of its periods: what has a limit of its own and can be leased from.
 *
 * @param start when the period began; the epoch where the budget holds for good
 */
public record BudgetWindow(BudgetId budgetId, Instant start) {}
