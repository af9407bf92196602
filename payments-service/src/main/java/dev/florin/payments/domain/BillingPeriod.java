package dev.florin.payments.domain;

import java.time.Instant;

/**
 * A month of an account's plan.
 *
 * @param start the first instant of it
 * @param end the first instant of the next
 */
public record BillingPeriod(Instant start, Instant end) {

    public BillingPeriod {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("a period ends after it starts, not from " + start + " to " + end);
        }
    }

    public boolean isOverAt(Instant now) {
        return !now.isBefore(end);
    }
}
