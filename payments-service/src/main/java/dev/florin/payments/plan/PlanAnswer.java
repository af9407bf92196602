package dev.florin.payments.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.florin.money.Credits;
import dev.florin.payments.domain.PlanChange;
import dev.florin.payments.domain.Subscription.Active;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account's plan.
 *
 * @param creditsMicros of the present period
 * @param overageLimitMicros up to how much may be owed for usage beyond the credits; absent where the plan stops
 * @param change what is to follow; absent where the plan goes on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlanAnswer(
        String planId,
        String title,
        Credits creditsMicros,
        @Nullable Credits overageLimitMicros,
        Instant periodStart,
        Instant periodEnd,
        @Nullable Change change) {

    /**
     * @param planId the plan that follows; absent where the plan ends
     * @param at the period's end
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Change(@Nullable String planId, Instant at) {}

    static PlanAnswer from(Active subscription) {
        PlanChange next = subscription.next();
        Instant end = subscription.period().end();
        return new PlanAnswer(
                subscription.plan().id(),
                subscription.plan().title(),
                subscription.plan().monthlyCredits(),
                subscription.plan().overageLimit(),
                subscription.period().start(),
                end,
                next == null ? null : new Change(next.planId(), end));
    }
}
