package dev.florin.ledger;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What a transfer's amount counts: micro-credits, the minor unit of a currency ({@code USD_minor}), or millionths of a
 * currency ({@code USD_micros}), in which providers' prices are exact.
 *
 * @param name as written in events
 */
public record Unit(@JsonValue String name) {

    private static final String CREDITS = "credit_micros";
    private static final String MINOR = "_minor";
    private static final String MICROS = "_micros";

    /** Added to a currency's number for its millionths. */
    private static final int MICROS_OFFSET = 1000;

    /** Where ISO 4217 gave a number twice, it stands for the currency that comes last in the alphabet. */
    private static final Map<Integer, Currency> BY_NUMBER = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .collect(toUnmodifiableMap(Currency::getNumericCode, Function.identity(), Unit::lastInAlphabet));

    /** The currencies that can be told by their number again. */
    private static final Set<String> NUMBERED =
            BY_NUMBER.values().stream().map(Currency::getCurrencyCode).collect(toUnmodifiableSet());

    public static final Unit CREDIT_MICROS = new Unit(CREDITS);

    /** Throws {@link IllegalArgumentException} on a name that is none of the three kinds. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Unit {
        if (!name.equals(CREDITS) && !isOfCurrency(name)) {
            throw new IllegalArgumentException("unknown unit '" + name + "'");
        }
    }

    public static Unit minorOf(Currency currency) {
        return new Unit(currency.getCurrencyCode() + MINOR);
    }

    public static Unit microsOf(Currency currency) {
        return new Unit(currency.getCurrencyCode() + MICROS);
    }

    /** Throws {@link IllegalArgumentException} on a number that no unit has. */
    public static Unit fromCode(int code) {
        if (code == 0) {
            return CREDIT_MICROS;
        }
        Currency currency = BY_NUMBER.get(code % MICROS_OFFSET);
        if (currency == null || code < 0 || code >= 2 * MICROS_OFFSET) {
            throw new IllegalArgumentException("no unit has the number " + code);
        }
        return code < MICROS_OFFSET ? minorOf(currency) : microsOf(currency);
    }

    /**
     * Its number in the journal; never changed: 0 for micro-credits, the currency's ISO 4217 number for its minor unit,
     * 1000 more for its millionths.
     */
    public short code() {
        if (name.equals(CREDITS)) {
            return 0;
        }
        int number = Currency.getInstance(name.substring(0, 3)).getNumericCode();
        return (short) (name.endsWith(MICROS) ? number + MICROS_OFFSET : number);
    }

    /** So much of it as people read it: {@code 1.5 credits}, {@code 10.50 USD}. */
    public String show(long amount) {
        if (name.equals(CREDITS)) {
            return BigDecimal.valueOf(amount, 6).stripTrailingZeros().toPlainString() + " credits";
        }
        Currency currency = Currency.getInstance(name.substring(0, 3));
        int decimals = name.endsWith(MICROS) ? 6 : currency.getDefaultFractionDigits();
        return BigDecimal.valueOf(amount, decimals).toPlainString() + " " + currency.getCurrencyCode();
    }

    @Override
    public String toString() {
        return name;
    }

    private static boolean isOfCurrency(String name) {
        return name.length() > 3
                && (name.substring(3).equals(MINOR) || name.substring(3).equals(MICROS))
                && NUMBERED.contains(name.substring(0, 3));
    }

    private static Currency lastInAlphabet(Currency one, Currency other) {
        return Comparator.comparing(Currency::getCurrencyCode).compare(one, other) > 0 ? one : other;
    }
}
