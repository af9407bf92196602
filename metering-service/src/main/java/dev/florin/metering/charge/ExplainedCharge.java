package dev.florin.metering.charge;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.florin.id.RequestId;
import dev.florin.money.Credits;
import dev.florin.pricing.ContextTier;
import dev.florin.pricing.Explanation;
import dev.florin.pricing.PriceVersion;
import dev.florin.pricing.Rate;
import dev.florin.pricing.Rounding;
import dev.florin.usage.Funding;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a request's charge came about. Exact amounts are texts: decimal numbers, or fractions such as {@code 4/3}.
 *
 * @param providerUsage what the provider reported, by meter; absent where that is what was charged
 * @param contextAbovePromptTokens the tier whose rates held; absent where the price's own did
 * @param sumMicros of the lines, exact
 * @param discountedMicros the sum less the discount, exact
 * @param ratedMicros the discounted sum, rounded, or the minimum charge where that is more
 * @param chargeMicros what was charged: nothing where the customer's own key paid the provider
 * @param agrees whether what was charged is what this explanation comes to
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExplainedCharge(
        RequestId requestId,
        Instant occurredAt,
        String model,
        String provider,
        Funding funding,
        PriceVersion priceVersion,
        @Nullable Usage providerUsage,
        @Nullable Long contextAbovePromptTokens,
        List<Line> lines,
        String sumMicros,
        int discountBasisPoints,
        String discountedMicros,
        Credits minimumChargeMicros,
        boolean minimumChargeApplied,
        Rounding rounding,
        Credits ratedMicros,
        Credits chargeMicros,
        boolean agrees) {

    /** @param amountMicros quantity x rate, exact */
    public record Line(Meter meter, long quantity, Rate rate, String amountMicros) {

        static Line of(Explanation.Line line) {
            return new Line(
                    line.meter(),
                    line.quantity(),
                    line.rate(),
                    line.amountMicros().toString());
        }
    }

    static ExplainedCharge of(RecordedUsage recorded, Explanation explanation) {
        boolean isPaidByCustomer = recorded.funding() == Funding.BYOK;
        Credits due = isPaidByCustomer ? Credits.ZERO : explanation.amountMicros();
        Credits charged = recorded.charge().amountMicros();
        ContextTier tier = explanation.contextTier();
        return new ExplainedCharge(
                recorded.requestId(),
                recorded.occurredAt(),
                recorded.model(),
                recorded.provider(),
                recorded.funding(),
                explanation.priceVersion(),
                recorded.providerUsage(),
                tier == null ? null : tier.abovePromptTokens(),
                explanation.lines().stream().map(Line::of).toList(),
                explanation.sumMicros().toString(),
                explanation.discount().basisPoints(),
                explanation.discountedMicros().toString(),
                explanation.minimumMicros(),
                explanation.isMinimum(),
                explanation.rounding(),
                explanation.amountMicros(),
                charged,
                charged.equals(due) && recorded.charge().rounding() == explanation.rounding());
    }
}
