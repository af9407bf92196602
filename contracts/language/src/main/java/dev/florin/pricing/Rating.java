package dev.florin.pricing;

import dev.florin.money.Credits;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;

/** From usage and price to a charge: exact, rounded once, the same whenever and wherever it is computed. */
public sealed interface Rating {

    /** The charge for the usage. */
    record Rated(Charge charge) implements Rating {}

    /** A meter was used for which the price has no rate: the request is refused, never free by accident. */
    record Unpriced(Meter meter) implements Rating {}

    /** Rates the usage without a discount, as {@link #rate(Usage, Price, Discount)}. */
    static Rating rate(Usage usage, Price price) {
        return rate(usage, price, Discount.NONE);
    }

    /**
     * Rates the usage: the exact sum of quantity x rate over all meters, at the rates of the context tier that the prompt
     * reaches, less the discount, rounded half up to whole micro-credits, but not less than the minimum charge.
     *
     * @param discount as it was when the request was admitted
     * @throws ArithmeticException when the charge exceeds what {@link Credits} can hold
     */
    static Rating rate(Usage usage, Price price, Discount discount) {
        return TierRating.rate(usage, price, price.tierFor(usage), discount);
    }
}
