package dev.florin.offering;

import dev.florin.money.Credits;
import org.jspecify.annotations.Nullable;

/**
 * Credits by the month: what an account on the plan receives at the start of each of its periods, and loses at its end.
 *
 * @param id what subscriptions and events name
 * @param title what people read
 * @param monthlyCredits of each period; above zero
 * @param overageLimit up to how many credits the account may owe for usage beyond its own; null where the plan stops
 */
public record Plan(
        String id,
        String title,
        Credits monthlyCredits,
        @Nullable Credits overageLimit) {

    /** The account's credit limit while it is on this plan: zero where the plan stops. */
    public Credits creditLimit() {
        return overageLimit == null ? Credits.ZERO : overageLimit;
    }
}
