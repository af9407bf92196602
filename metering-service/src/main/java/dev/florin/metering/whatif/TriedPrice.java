package dev.florin.metering.whatif;

import dev.florin.metering.charge.RecordedUsage;
import dev.florin.metering.whatif.Trial.Priced;
import dev.florin.metering.whatif.Trial.Unpriced;
import dev.florin.offering.Offering;
import dev.florin.pricing.Charge;
import dev.florin.pricing.ChargedUsage;
import dev.florin.pricing.Markup;
import dev.florin.pricing.Price;
import dev.florin.pricing.ProviderPrice;
import dev.florin.pricing.Rating;
import dev.florin.usage.Funding;
import dev.florin.usage.Meter;
import dev.florin.usage.ProviderCost;
import dev.florin.usage.Usage;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model's prices, as usage is tried on them.
 *
 * @param price what customers pay
 * @param cost what the operator pays; null where that is not known
 * @param costInCredits the same with rates in micro-credits, in which revenue is: so both are rounded alike, and what is sold at
 *     cost has no margin, not one of rounding; null where it is not known or in another currency than credits are sold in
 */
record TriedPrice(
        Price price, @Nullable ProviderPrice cost, @Nullable ProviderPrice costInCredits) {

    private static final Unpriced UNSOLD = new Unpriced(Set.of());

    static TriedPrice of(Price price, @Nullable ProviderPrice cost, Offering offering) {
        return new TriedPrice(price, cost, inCredits(cost, offering));
    }

    /** What the request comes to, at a price that is null where the model is not sold. */
    static Trial of(@Nullable TriedPrice tried, RecordedUsage recorded) {
        try {
            return tried == null ? UNSOLD : tried.on(recorded);
        } catch (ArithmeticException e) {
            return UNSOLD;
        }
    }

    private Trial on(RecordedUsage recorded) {
        ChargedUsage used = ChargedUsage.of(recorded.reported(), recorded.counted(), price);
        if (!used.lost().isEmpty()) {
            return new Unpriced(used.lost());
        }
        if (price.goesByCharacters() && recorded.counted().quantities().isEmpty()) {
            return new Unpriced(Set.of(Meter.INPUT_CHARACTERS));
        }
        return switch (Rating.rate(used.usage(), price, recorded.charge().discount())) {
            case Rating.Rated(Charge charge) ->
                recorded.funding() == Funding.BYOK
                        ? new Priced(0, null, 0L)
                        : priced(used.usage(), recorded.reported(), charge);
            case Rating.Unpriced(var meter) -> new Unpriced(Set.of(meter));
        };
    }

    private Priced priced(Usage used, Usage reported, Charge charge) {
        ProviderCost inCredits = costOf(costInCredits, used, reported);
        return new Priced(
                charge.amountMicros().micros(),
                costOf(cost, used, reported),
                inCredits == null ? null : inCredits.costMicros());
    }

    /** As the gateway has it: what does not fit is not known. */
    private static @Nullable ProviderCost costOf(@Nullable ProviderPrice price, Usage used, Usage reported) {
        if (price == null) {
            return null;
        }
        try {
            return price.costOf(used, reported).orElse(null);
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static @Nullable ProviderPrice inCredits(@Nullable ProviderPrice cost, Offering offering) {
        if (cost == null || !cost.currency().equals(offering.currency())) {
            return null;
        }
        try {
            Price inCredits = Markup.NONE.on(
                    cost, cost.price().version(), cost.price().effectiveFrom(), offering.creditsPerCurrencyUnit());
            return new ProviderPrice(cost.currency(), inCredits);
        } catch (ArithmeticException e) {
            return null;
        }
    }
}
