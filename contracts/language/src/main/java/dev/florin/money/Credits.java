package dev.florin.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/**
 * An amount of credits, never negative, held as whole micro-credits (one millionth of a credit).
 *
 * <p>In JSON it is the bare number of micro-credits; the field's name says so ({@code …Micros}).
 *
 * @param micros micro-credits, zero or more
 */
public record Credits(@JsonValue long micros) implements Comparable<Credits> {

    public static final long MICROS_PER_CREDIT = 1_000_000;
    public static final Credits ZERO = new Credits(0);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Credits {
        if (micros < 0) {
            throw new ArithmeticException("credits below zero: " + micros + " micro-credits");
        }
    }

    /** Whole credits; throws {@link ArithmeticException} when they do not fit. */
    public static Credits of(long credits) {
        return new Credits(Math.multiplyExact(credits, MICROS_PER_CREDIT));
    }

    /** The sum; throws {@link ArithmeticException} on overflow. */
    public Credits plus(Credits other) {
        return new Credits(Math.addExact(micros, other.micros));
    }

    /** The difference; throws {@link ArithmeticException} when it would be negative. */
    public Credits minus(Credits other) {
        return new Credits(Math.subtractExact(micros, other.micros));
    }

    public Credits min(Credits other) {
        return micros <= other.micros ? this : other;
    }

    public boolean isLessThan(Credits other) {
        return micros < other.micros;
    }

    public boolean isZero() {
        return micros == 0;
    }

    /** In whole credits and decimals, exact: 1,500,000 micro-credits are {@code 1.5}. */
    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros();
    }

    @Override
    public int compareTo(Credits other) {
        return Long.compare(micros, other.micros);
    }

    /** In whole credits without exponent, as people read it. */
    @Override
    public String toString() {
        return toDecimal().toPlainString();
    }
}
