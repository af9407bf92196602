package dev.florin.pricing;

import dev.florin.money.Credits;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.math.BigInteger;
import java.util.Map;

/** From usage and price to a charge: exact, rounded once, the same whenever and wherever it is computed. */
public sealed interface Rating {

    /** The charge for the usage. */
    record Rated(Charge charge) implements Rating {}

    /** A meter was used for which the price has no rate: the request is refused, never free by accident. */
    record Unpriced(Meter meter) implements Rating {}

    /**
     * Rates the usage: the exact sum of quantity x rate over all meters, rounded half up to whole micro-credits.
     *
     * @throws ArithmeticException when the charge exceeds what {@link Credits} can hold
     */
    static Rating rate(Usage usage, Price price) {
        BigInteger numerator = BigInteger.ZERO;
        BigInteger denominator = BigInteger.ONE;
        for (Map.Entry<Meter, Long> entry : usage.quantities().entrySet()) {
            Rate rate = price.rates().get(entry.getKey());
            if (rate == null) {
                return new Unpriced(entry.getKey());
            }
            BigInteger units = BigInteger.valueOf(rate.perUnits());
            BigInteger amount = BigInteger.valueOf(entry.getValue()).multiply(BigInteger.valueOf(rate.amountMicros()));
            numerator = numerator.multiply(units).add(amount.multiply(denominator));
            denominator = denominator.multiply(units);
        }
        return new Rated(new Charge(halfUp(numerator, denominator), price.version(), Rounding.HALF_UP));
    }

    private static Credits halfUp(BigInteger numerator, BigInteger denominator) {
        BigInteger doubled = numerator.shiftLeft(1).add(denominator);
        return new Credits(doubled.divide(denominator.shiftLeft(1)).longValueExact());
    }
}
