package dev.florin.pricing;

import dev.florin.money.Credits;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How usage and price make a charge, step by step and exact. All amounts are in micro-credits.
 *
 * @param contextTier whose rates held; null where the price's own did
 * @param lines meter by meter
 * @param sumMicros of the lines
 * @param discountedMicros the sum less the discount
 * @param minimumMicros the least that a request costs at this price
 * @param amountMicros the charge: the discounted sum, rounded, or the minimum where that is more
 */
public record Explanation(
        PriceVersion priceVersion,
        @Nullable ContextTier contextTier,
        List<Line> lines,
        Fraction sumMicros,
        Discount discount,
        Fraction discountedMicros,
        Credits minimumMicros,
        Rounding rounding,
        Credits amountMicros) {

    /**
     * What one meter costs.
     *
     * @param amountMicros quantity x rate
     */
    public record Line(Meter meter, long quantity, Rate rate, Fraction amountMicros) {}

    /**
     * Explains what {@link Rating#rate(Usage, Price, Discount)} charges; empty where a meter has no rate.
     *
     * @throws ArithmeticException when the charge exceeds what {@link Credits} can hold
     */
    public static Optional<Explanation> of(Usage usage, Price price, Discount discount) {
        return price.rates().keySet().containsAll(usage.quantities().keySet())
                ? Optional.of(at(price.tierFor(usage), usage, price, discount))
                : Optional.empty();
    }

    /** At the rates of a tier, or at the price's own where that is null; every meter has a rate. */
    static Explanation at(@Nullable ContextTier tier, Usage usage, Price price, Discount discount) {
        List<Line> lines = usage.quantities().entrySet().stream()
                .map(used ->
                        line(used.getKey(), used.getValue(), Objects.requireNonNull(price.rate(used.getKey(), tier))))
                .toList();
        Fraction sum = lines.stream().map(Line::amountMicros).reduce(Fraction.ZERO, Fraction::plus);
        Fraction discounted = sum.times(Fraction.of(discount.keptBasisPoints(), Discount.WHOLE));
        Credits rounded = new Credits(discounted.halfUp());
        Credits minimum = price.minimumCharge();
        return new Explanation(
                price.version(),
                tier,
                lines,
                sum,
                discount,
                discounted,
                minimum,
                Rounding.HALF_UP,
                rounded.isLessThan(minimum) ? minimum : rounded);
    }

    /** Whether the amount is the minimum charge, since the discounted sum is less. */
    public boolean isMinimum() {
        return discountedMicros.compareTo(Fraction.of(minimumMicros.micros(), 1)) < 0;
    }

    /** The charge that this explains. */
    public Charge charge() {
        return new Charge(amountMicros, priceVersion, rounding, discount);
    }

    private static Line line(Meter meter, long quantity, Rate rate) {
        return new Line(meter, quantity, rate, rate.perUnit().times(Fraction.of(quantity, 1)));
    }
}
