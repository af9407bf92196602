package dev.florin.offering;

import dev.florin.discount.RateLimits;
import dev.florin.money.Credits;
import dev.florin.money.Money;
import dev.florin.pricing.DiscountSchedule;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one deployment sells.
 *
 * @param name the preset's name, such as {@code zero-markup}
 * @param currency in which credits are sold
 * @param creditsPerCurrencyUnit credits that one major unit of the currency buys
 * @param minimumPurchase the least that an order may cost, without tax
 * @param packages what can be ordered; empty only where there are plans
 * @param customAmount which other amounts can be ordered; null where only packages can
 * @param newAccountGrant what a new account receives once, without a payment; zero for nothing
 * @param volumeDiscounts by what an account spends in a month, in credits
 * @param commitments what operators can agree with customers
 * @param rateLimits of each API key that has none of its own; none for any number
 * @param lowBalance at or below this balance the ledger raises an alert
 * @param lowBalanceSharePercent the same at this share of the latest purchase, 1 to 100; 0 for none
 * @param plans what accounts can be subscribed to; empty where credits are only bought
 * @param defaultPlan the one that new accounts are subscribed to; null where they are to none
 */
public record Offering(
        String name,
        Currency currency,
        BigDecimal creditsPerCurrencyUnit,
        Money minimumPurchase,
        List<CreditPackage> packages,
        @Nullable CustomAmount customAmount,
        Credits newAccountGrant,
        DiscountSchedule volumeDiscounts,
        List<Commitment> commitments,
        RateLimits rateLimits,
        Credits lowBalance,
        int lowBalanceSharePercent,
        List<Plan> plans,
        @Nullable Plan defaultPlan) {

    /** The id under which an order of a {@linkplain #customPackage custom amount} goes; no package has it. */
    public static final String CUSTOM_PACKAGE = "custom";

    /**
     * Credits sold together.
     *
     * @param id what an order names
     * @param title what people read
     * @param price without tax
     * @param credits what the account receives
     */
    public record CreditPackage(String id, String title, Money price, Credits credits) {}

    public Offering {
        packages = List.copyOf(packages);
        commitments = List.copyOf(commitments);
        plans = List.copyOf(plans);
    }

    public Optional<CreditPackage> packageById(String id) {
        return packages.stream().filter(candidate -> candidate.id().equals(id)).findFirst();
    }

    public Optional<Commitment> commitmentById(String id) {
        return commitments.stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst();
    }

    public Optional<Plan> planById(String id) {
        return plans.stream().filter(candidate -> candidate.id().equals(id)).findFirst();
    }

    /**
     * The credits that the amount buys, exactly.
     *
     * @throws ArithmeticException when they are not whole micro-credits, or too many
     */
    public Credits creditsFor(Money amount) {
        return creditsFor(amount, creditsPerCurrencyUnit);
    }

    static Credits creditsFor(Money amount, BigDecimal creditsPerCurrencyUnit) {
        return new Credits(amount.toMajor()
                .multiply(creditsPerCurrencyUnit)
                .movePointRight(6)
                .longValueExact());
    }

    /** What an order of a custom amount buys; whether the amount may be ordered says {@link #customAmount}. */
    public CreditPackage customPackage(Money amount) {
        Credits credits = creditsFor(amount);
        return new CreditPackage(CUSTOM_PACKAGE, credits + " credits", amount, credits);
    }

    /**
     * What credits cost in major units of the currency, exact to the last decimal where the price allows it, else
     * rounded half up to 18 decimals.
     */
    public BigDecimal costOf(Credits credits) {
        return costOf(BigInteger.valueOf(credits.micros()));
    }

    /** The same of any number of micro-credits, such as a sum that {@link Credits} cannot hold. */
    public BigDecimal costOf(BigInteger micros) {
        BigDecimal cost = new BigDecimal(micros, 6)
                .divide(creditsPerCurrencyUnit, 18, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return cost.scale() < 0 ? cost.setScale(0) : cost;
    }
}
