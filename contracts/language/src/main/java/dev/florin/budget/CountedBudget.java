package dev.florin.budget;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.florin.id.BudgetId;
import java.time.Instant;

/**
 * A budget in which a request counts, as of its admission.
 *
 * @param start when the budget's period began; the epoch where it holds for good
 * @param kind of {@link BudgetKind#HARD} ones the request's maximum was set aside
 */
public record CountedBudget(BudgetId budgetId, Instant start, BudgetKind kind) {

    @JsonIgnore
    public BudgetWindow window() {
        return new BudgetWindow(budgetId, start);
    }

    @JsonIgnore
    public boolean isHard() {
        return kind == BudgetKind.HARD;
    }
}
