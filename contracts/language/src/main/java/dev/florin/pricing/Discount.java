package dev.florin.pricing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What an account pays less than the price says, by its spend of the month or by its commitment. Fixed when a request is
 * admitted, and taken off the exact sum before the one rounding.
 *
 * @param basisPoints hundredths of a percent, from 0 to 10,000
 */
public record Discount(@JsonValue int basisPoints) {

    /** The whole, in basis points. */
    public static final int WHOLE = 10_000;

    public static final Discount NONE = new Discount(0);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Discount {
        if (basisPoints < 0 || basisPoints > WHOLE) {
            throw new IllegalArgumentException("a discount of " + basisPoints + " basis points");
        }
    }

    /** What is left to pay, in basis points. */
    public int keptBasisPoints() {
        return WHOLE - basisPoints;
    }

    public boolean isNone() {
        return basisPoints == 0;
    }

    /** The larger one: discounts are not added up. */
    public Discount max(Discount other) {
        return basisPoints >= other.basisPoints ? this : other;
    }

    /** In percent, as people read it. */
    @Override
    public String toString() {
        return Fraction.of(basisPoints, 100) + "%";
    }
}
