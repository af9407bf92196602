package dev.florin.pricing;

import java.math.BigDecimal;

/**
 * What a number of units costs: {@code amountMicros} for every {@code perUnits} units of a meter.
 *
 * @param amountMicros zero or more: micro-credits in a customer's price, millionths of the currency in a provider's
 * @param perUnits units of the meter, one or more
 */
public record Rate(long amountMicros, long perUnits) {

    public Rate {
        if (amountMicros < 0) {
            throw new IllegalArgumentException("rate below zero: " + amountMicros + " micro-credits");
        }
        if (perUnits < 1) {
            throw new IllegalArgumentException("rate per " + perUnits + " units");
        }
    }

    /**
     * The exact rate for a price in currency: the fraction is scaled up until it is whole.
     *
     * @param amount currency's major units for {@code perUnits} units, such as 0.15 for a million tokens
     * @param creditsPerCurrencyUnit credits that one major unit buys
     * @throws ArithmeticException when the exact rate does not fit
     */
    public static Rate ofCurrency(BigDecimal amount, long perUnits, BigDecimal creditsPerCurrencyUnit) {
        BigDecimal micros =
                amount.multiply(creditsPerCurrencyUnit).movePointRight(6).stripTrailingZeros();
        int decimals = Math.max(micros.scale(), 0);
        long scaledUnits = BigDecimal.valueOf(perUnits).movePointRight(decimals).longValueExact();
        return new Rate(micros.movePointRight(decimals).longValueExact(), scaledUnits);
    }

    /** The rate of so much for one unit; throws {@link ArithmeticException} when it does not fit. */
    public static Rate ofUnit(Fraction micros) {
        return new Rate(
                micros.numerator().longValueExact(), micros.denominator().longValueExact());
    }

    /** What one unit costs. */
    public Fraction perUnit() {
        return Fraction.of(amountMicros, perUnits);
    }

    public boolean costsNothing() {
        return amountMicros == 0;
    }

    /** Whether a unit costs more than at the other rate. */
    public boolean isDearerThan(Rate other) {
        int high = Long.compare(
                Math.multiplyHigh(amountMicros, other.perUnits), Math.multiplyHigh(other.amountMicros, perUnits));
        return high == 0
                ? Long.compareUnsigned(amountMicros * other.perUnits, other.amountMicros * perUnits) > 0
                : high > 0;
    }
}
