package dev.florin.pricing;

import dev.florin.money.Credits;
import dev.florin.pricing.Rating.Rated;
import dev.florin.pricing.Rating.Unpriced;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import org.jspecify.annotations.Nullable;

/** Rating at the rates of one tier, whether or not the usage reaches it. */
final class TierRating {

    private TierRating() {}

    /**
     * As {@link Rating#rate(Usage, Price, Discount)}, at a given tier.
     *
     * @param tier null for the price's own rates
     */
    static Rating rate(Usage usage, Price price, @Nullable ContextTier tier, Discount discount) {
        long micros = LongRating.micros(usage, price, tier, discount.keptBasisPoints());
        if (micros == LongRating.UNPRICED) {
            return new Unpriced(unpricedIn(usage, price));
        }
        Credits amount = micros == LongRating.DOES_NOT_FIT
                ? Explanation.at(tier, usage, price, discount).amountMicros()
                : new Credits(Math.max(micros, price.minimumCharge().micros()));
        return new Rated(new Charge(amount, price.version(), Rounding.HALF_UP, discount));
    }

    private static Meter unpricedIn(Usage usage, Price price) {
        return usage.quantities().keySet().stream()
                .filter(meter -> !price.rates().containsKey(meter))
                .findFirst()
                .orElseThrow();
    }
}
