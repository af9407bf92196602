package dev.florin.pricing;

import java.math.BigDecimal;

/**
 * What a number of units costs: {@code amountMicros} micro-credits for every {@code perUnits} units of a meter.
 *
 * @param amountMicros micro-credits, zero or more
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
}
