package dev.florin.pricing;

import dev.florin.money.Credits;
import dev.florin.usage.Meter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What an operator adds to a provider's price, exact: zero for a customer price that is the provider's own.
 *
 * @param basisPoints hundredths of a percent, zero or more: 2,000 sells for 1.20 what costs 1.00
 */
public record Markup(int basisPoints) {

    public static final Markup NONE = new Markup(0);

    public Markup {
        if (basisPoints < 0) {
            throw new IllegalArgumentException("a markup of " + basisPoints + " basis points");
        }
    }

    /** Throws {@link IllegalArgumentException} when the percentage is below zero, has more than two decimals or is too large. */
    public static Markup ofPercent(BigDecimal percent) {
        try {
            return new Markup(percent.movePointRight(2).intValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("'" + percent + "' is not a percentage with at most two decimals", e);
        }
    }

    /**
     * The customer's price for what a provider charges: every rate, of every tier, and the minimum charge.
     *
     * @param version of the customer's price
     * @param creditsPerCurrencyUnit credits that one major unit of the provider's currency buys
     * @throws ArithmeticException when an exact rate does not fit, or a minimum charge is not a whole micro-credit
     */
    public Price on(
            ProviderPrice cost, PriceVersion version, Instant effectiveFrom, BigDecimal creditsPerCurrencyUnit) {
        Fraction factor = Fraction.of(creditsPerCurrencyUnit)
                .times(Fraction.of(Discount.WHOLE + (long) basisPoints, Discount.WHOLE));
        Price price = cost.price();
        List<ContextTier> tiers = price.tiers().stream()
                .map(tier -> new ContextTier(tier.abovePromptTokens(), times(tier.rates(), factor)))
                .toList();
        Rate minimum =
                Rate.ofUnit(Fraction.of(price.minimumCharge().micros(), 1).times(factor));
        if (minimum.perUnits() != 1) {
            throw new ArithmeticException(
                    "the minimum charge of " + version + " is not a whole number of micro-credits");
        }
        return new Price(
                version,
                effectiveFrom,
                times(price.rates(), factor),
                tiers,
                new Credits(minimum.amountMicros()),
                price.free());
    }

    private static Map<Meter, Rate> times(Map<Meter, Rate> rates, Fraction factor) {
        Map<Meter, Rate> marked = new EnumMap<>(Meter.class);
        rates.forEach(
                (meter, rate) -> marked.put(meter, Rate.ofUnit(rate.perUnit().times(factor))));
        return marked;
    }
}
