package dev.florin.payments.plan;

import dev.florin.id.AccountId;
import dev.florin.offering.Plan;
import dev.florin.payments.domain.PlanVerdict;
import dev.florin.payments.domain.Subscription;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an operator decides about an account's plan.
 *
 * @param idempotencyKey chosen by the caller: the same key with the same content is the same decision
 * @param plan the plan to be on; null for none
 * @param author who decides it
 */
record PlanRequest(
        AccountId accountId,
        String idempotencyKey,
        @Nullable Plan plan,
        ChangeTime from,
        String author) {

    /** What was asked for, so that a key cannot be used for something else. */
    String asked() {
        return (plan == null ? "no plan" : "plan=" + plan.id()) + " from=" + from.shown() + " author=" + author;
    }

    PlanVerdict decideOn(Subscription subscription, Instant now) {
        Plan wanted = plan;
        return switch (from) {
            case NOW -> wanted == null ? subscription.endNow(now) : subscription.startNow(wanted, now);
            case PERIOD_END ->
                wanted == null ? subscription.endAtPeriodEnd(author) : subscription.startAtPeriodEnd(wanted, author);
        };
    }
}
