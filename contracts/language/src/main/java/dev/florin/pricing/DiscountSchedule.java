package dev.florin.pricing;

import dev.florin.money.Credits;
import java.util.List;
import java.util.Optional;

/**
 * Volume discounts by what an account has spent in the month so far: the discount of the last step that the spend has
 * reached holds for all that is admitted from then on. What was charged before keeps its discount.
 *
 * @param steps by rising spend, with rising discounts; none for no discount at all
 */
public record DiscountSchedule(List<Step> steps) {

    public static final DiscountSchedule NONE = new DiscountSchedule(List.of());

    /**
     * @param fromMicros the least spend of the month, in micro-credits, at which the discount holds
     */
    public record Step(Credits fromMicros, Discount discount) {}

    public DiscountSchedule {
        steps = List.copyOf(steps);
        for (int i = 1; i < steps.size(); i++) {
            Step before = steps.get(i - 1);
            Step step = steps.get(i);
            if (!before.fromMicros().isLessThan(step.fromMicros())
                    || before.discount().basisPoints() >= step.discount().basisPoints()) {
                throw new IllegalArgumentException("a discount of " + step.discount() + " from " + step.fromMicros()
                        + " credits must stand behind a smaller one from fewer");
            }
        }
    }

    /** The discount for a request that is admitted when the account has spent so much in the month. */
    public Discount at(Credits spent) {
        Discount reached = Discount.NONE;
        for (Step step : steps) {
            if (spent.isLessThan(step.fromMicros())) {
                return reached;
            }
            reached = step.discount();
        }
        return reached;
    }

    /** The first step that a month's spend has not reached; empty behind the last. */
    public Optional<Step> nextAfter(Credits spent) {
        return steps.stream()
                .filter(step -> spent.isLessThan(step.fromMicros()))
                .findFirst();
    }

    /** The largest discount that any spend can have. */
    public Discount largest() {
        return steps.isEmpty() ? Discount.NONE : steps.getLast().discount();
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }
}
