package dev.florin.pricing;

import dev.florin.money.Credits;
import org.jspecify.annotations.Nullable;

/**
 * Usage x price, rounded once.
 *
 * @param amountMicros the rounded amount
 * @param priceVersion the price that was frozen when the request was admitted
 * @param rounding the rule of the one rounding
 * @param discountBasisPoints the discount that was frozen when the request was admitted; absent for none
 */
public record Charge(
        Credits amountMicros,
        PriceVersion priceVersion,
        Rounding rounding,
        @Nullable Discount discountBasisPoints) {

    public Charge {
        discountBasisPoints = discountBasisPoints == null || discountBasisPoints.isNone() ? null : discountBasisPoints;
    }

    /** A charge without discount. */
    public Charge(Credits amountMicros, PriceVersion priceVersion, Rounding rounding) {
        this(amountMicros, priceVersion, rounding, null);
    }

    /** {@link #discountBasisPoints}, none where it is absent. */
    public Discount discount() {
        return discountBasisPoints == null ? Discount.NONE : discountBasisPoints;
    }
}
