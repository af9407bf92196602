package dev.florin.metering.recheck;

import dev.florin.metering.catalogue.ListedModel;
import dev.florin.money.Credits;
import dev.florin.pricing.Charge;
import dev.florin.pricing.ProviderPrice;
import dev.florin.pricing.Rating;
import dev.florin.usage.Funding;
import dev.florin.usage.ProviderCost;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A charge and the provider's cost against what the usage comes to, at the prices and the discount that were frozen when the
 * request was admitted.
 */
final class Recheck {

    private Recheck() {}

    /**
     * Empty where both are right.
     *
     * @param listed the prices of the charge's version; null where none was published here
     */
    static Optional<ChargeDifference> of(UsageRecorded recorded, @Nullable ListedModel listed) {
        if (listed == null) {
            return unknown(recorded, "a price of this version was never published here");
        }
        if (!listed.model().equals(recorded.model())) {
            return unknown(recorded, "the price is of " + listed.model());
        }
        try {
            return switch (Rating.rate(
                    recorded.usage(), listed.price(), recorded.charge().discount())) {
                case Rating.Rated(Charge due) -> compare(recorded, due, costOf(recorded, listed.providerPrice()));
                case Rating.Unpriced unpriced ->
                    unknown(
                            recorded,
                            "the price has no rate for " + unpriced.meter().code());
            };
        } catch (ArithmeticException e) {
            return unknown(recorded, "what it comes to is more than credits can hold");
        }
    }

    private static Optional<ChargeDifference> compare(
            UsageRecorded recorded, Charge rated, @Nullable ProviderCost dueCost) {
        Credits due = recorded.funding() == Funding.BYOK ? Credits.ZERO : rated.amountMicros();
        List<String> reasons = new ArrayList<>();
        if (!recorded.charge().amountMicros().equals(due)) {
            reasons.add("usage and price come to another charge");
        }
        if (recorded.charge().rounding() != rated.rounding()) {
            reasons.add("it is told to be rounded " + recorded.charge().rounding());
        }
        if (!Objects.equals(recorded.providerCost(), dueCost)) {
            reasons.add("usage and the provider's price come to another cost");
        }
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(different(recorded, due, dueCost, String.join("; ", reasons)));
    }

    /** As the gateway tells it: nothing is owed for what the customer's own key pays, and what does not fit is not known. */
    private static @Nullable ProviderCost costOf(UsageRecorded recorded, @Nullable ProviderPrice price) {
        if (price == null || recorded.funding() == Funding.BYOK) {
            return null;
        }
        try {
            return price.costOf(recorded.usage(), recorded.providerUsage()).orElse(null);
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static Optional<ChargeDifference> unknown(UsageRecorded recorded, String reason) {
        return Optional.of(different(recorded, null, null, reason));
    }

    private static ChargeDifference different(
            UsageRecorded recorded, @Nullable Credits due, @Nullable ProviderCost dueCost, String reason) {
        return new ChargeDifference(
                recorded.requestId(),
                recorded.accountId(),
                recorded.model(),
                recorded.charge().priceVersion(),
                recorded.charge().amountMicros(),
                due,
                recorded.providerCost(),
                dueCost,
                reason,
                recorded.occurredAt());
    }
}
