package dev.florin.metering.discount;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.florin.discount.RateLimits;
import dev.florin.pricing.Discount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A commitment of an account.
 *
 * @param rateLimits of each key without a limit of its own; absent where the offering's hold
 * @param until the first instant behind the term
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommitmentAnswer(
        String commitmentId,
        String title,
        Discount discountBasisPoints,
        @Nullable RateLimits rateLimits,
        Instant from,
        Instant until) {

    static CommitmentAnswer of(Agreement agreement) {
        return new CommitmentAnswer(
                agreement.term().commitmentId(),
                agreement.title(),
                agreement.term().discountBasisPoints(),
                agreement.term().rateLimits(),
                agreement.term().from(),
                agreement.term().until());
    }
}
