package dev.florin.discount;

import dev.florin.event.LineOfText;
import dev.florin.pricing.Discount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A commitment as it was agreed for an account: it keeps its discount and limits whatever becomes of the offering.
 *
 * @param commitmentId the offering's name of it
 * @param discountBasisPoints on all that is admitted within the term
 * @param rateLimits of each of the account's keys that has none of its own; absent where the offering's hold
 * @param from the first instant of the term
 * @param until the first instant behind it
 */
public record CommitmentTerm(
        String commitmentId,
        Discount discountBasisPoints,
        @Nullable RateLimits rateLimits,
        Instant from,
        Instant until) {

    /** Throws {@link IllegalArgumentException} when the id is not a line of text, or the term ends before it begins. */
    public CommitmentTerm {
        LineOfText.require("commitmentId", commitmentId);
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("the term from " + from + " ends before, at " + until);
        }
    }

    public boolean holdsAt(Instant time) {
        return !time.isBefore(from) && time.isBefore(until);
    }
}
