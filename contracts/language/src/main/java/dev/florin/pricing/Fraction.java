package dev.florin.pricing;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An exact number that is not negative, in lowest terms.
 *
 * @param denominator one or more
 */
public record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {

    public static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);

    public Fraction {
        if (numerator.signum() < 0 || denominator.signum() <= 0) {
            throw new ArithmeticException("the fraction " + numerator + "/" + denominator);
        }
        BigInteger divisor = numerator.gcd(denominator);
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
    }

    public static Fraction of(long numerator, long denominator) {
        return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /** The same number; throws {@link ArithmeticException} when it is negative. */
    public static Fraction of(BigDecimal decimal) {
        return decimal.scale() <= 0
                ? new Fraction(decimal.toBigIntegerExact(), BigInteger.ONE)
                : new Fraction(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
    }

    public Fraction plus(Fraction other) {
        return new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Fraction times(Fraction other) {
        return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /** To the nearest whole number, halves up; throws {@link ArithmeticException} when that does not fit. */
    public long halfUp() {
        BigInteger doubled = numerator.shiftLeft(1).add(denominator);
        return doubled.divide(denominator.shiftLeft(1)).longValueExact();
    }

    @Override
    public int compareTo(Fraction other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** Exact: as a decimal number where it has an end, else as {@code numerator/denominator}. */
    @Override
    public String toString() {
        BigInteger rest = without(without(denominator, 2), 5);
        return rest.equals(BigInteger.ONE)
                ? new BigDecimal(numerator).divide(new BigDecimal(denominator)).toPlainString()
                : numerator + "/" + denominator;
    }

    private static BigInteger without(BigInteger number, int factor) {
        BigInteger divisor = BigInteger.valueOf(factor);
        BigInteger rest = number;
        while (rest.mod(divisor).signum() == 0) {
            rest = rest.divide(divisor);
        }
        return rest;
    }
}
