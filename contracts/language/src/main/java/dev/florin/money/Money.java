package dev.florin.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount of a currency in its minor unit (cents), as it is charged, taxed and invoiced. May be negative (credit notes).
 *
 * @param minor whole minor units
 * @param currency ISO 4217 currency
 */
public record Money(long minor, Currency currency) {

    public Money {
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException(currency + " has no minor unit");
        }
    }

    public static Money of(long minor, String currencyCode) {
        return new Money(minor, Currency.getInstance(currencyCode));
    }

    /** Major units such as {@code 10.50}; throws {@link ArithmeticException} on more decimals than the currency has. */
    public static Money ofMajor(BigDecimal major, Currency currency) {
        return new Money(
                major.movePointRight(currency.getDefaultFractionDigits()).longValueExact(), currency);
    }

    /** The sum of two amounts of one currency; throws {@link ArithmeticException} on overflow. */
    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.addExact(minor, other.minor), currency);
    }

    /** The difference of two amounts of one currency; throws {@link ArithmeticException} on overflow. */
    public Money minus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.subtractExact(minor, other.minor), currency);
    }

    /** The share of so many percent, rounded once, half up, to the minor unit: the rule for tax amounts. */
    public Money percent(BigDecimal percent) {
        long share = BigDecimal.valueOf(minor)
                .multiply(percent)
                .movePointLeft(2)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        return new Money(share, currency);
    }

    /** In major units with the currency's decimals: {@code 10.50}. */
    public BigDecimal toMajor() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
    }

    @Override
    public String toString() {
        return toMajor().toPlainString() + " " + currency.getCurrencyCode();
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
    }
}
