package dev.florin.offering;

import static dev.florin.yaml.InvalidFieldException.require;

import dev.florin.money.Credits;
import dev.florin.money.Money;
import dev.florin.yaml.InvalidFieldException;
import java.math.BigDecimal;
import java.util.Currency;

/** Makes amounts of an offering file's numbers, or says which field is none. */
record OfferingAmounts(Currency currency, BigDecimal creditsPerCurrencyUnit) {

    static OfferingAmounts of(String currencyCode, BigDecimal creditsPerCurrencyUnit) {
        require(creditsPerCurrencyUnit.signum() > 0, "creditsPerCurrencyUnit", "must be above zero");
        return new OfferingAmounts(currencyOf(currencyCode), creditsPerCurrencyUnit);
    }

    /** Above zero. */
    Money price(BigDecimal major, String field) {
        require(major.signum() > 0, field, "must be above zero");
        try {
            return Money.ofMajor(major, currency);
        } catch (ArithmeticException e) {
            throw new InvalidFieldException(field, major + " is not an amount of " + currency);
        }
    }

    /** What the amount is worth in credits, exactly. */
    Credits creditsFor(Money amount, String field) {
        try {
            return Offering.creditsFor(amount, creditsPerCurrencyUnit);
        } catch (ArithmeticException e) {
            throw new InvalidFieldException(
                    field, amount + " is not worth a number of micro-credits that can be counted");
        }
    }

    static Credits credits(long whole, String field) {
        try {
            return Credits.of(whole);
        } catch (ArithmeticException e) {
            throw new InvalidFieldException(field, whole + " is not an amount of credits");
        }
    }

    /** Any amount up to the most must buy a whole number of micro-credits, and so many must fit. */
    void requireExactCredits(Money most, String field) {
        BigDecimal microsPerMinor = creditsPerCurrencyUnit
                .movePointRight(6)
                .movePointLeft(currency.getDefaultFractionDigits())
                .stripTrailingZeros();
        require(
                microsPerMinor.scale() <= 0,
                field,
                "needs a creditsPerCurrencyUnit at which the smallest coin buys whole micro-credits");
        require(
                microsPerMinor.multiply(BigDecimal.valueOf(most.minor())).compareTo(BigDecimal.valueOf(Long.MAX_VALUE))
                        <= 0,
                field + ".maximum",
                "buys more credits than can be counted");
    }

    private static Currency currencyOf(String code) {
        try {
            Currency currency = Currency.getInstance(code);
            require(currency.getDefaultFractionDigits() >= 0, "currency", "'" + code + "' has no coins");
            return currency;
        } catch (IllegalArgumentException e) {
            throw new InvalidFieldException("currency", "'" + code + "' is not the code of a currency");
        }
    }
}
