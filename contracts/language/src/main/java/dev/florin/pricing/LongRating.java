package dev.florin.pricing;

import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import org.jspecify.annotations.Nullable;

/**
 * Rating in 64 bits, without an object: every usual charge fits. What may not fit is left to exact fractions of any size,
 * never wrapped.
 */
final class LongRating {

    /** A number is too large for this way. */
    static final long DOES_NOT_FIT = -1;

    /** A meter has no rate. */
    static final long UNPRICED = -2;

    /** So large a common denominator, ten thousand times and for all meters together, is still a long. */
    private static final long LARGEST_UNITS = 1L << 40;

    private static final Meter[] METERS = Meter.values();

    private LongRating() {}

    /** The exact sum over all meters, less the discount, rounded half up; or one of the two constants. */
    static long micros(Usage usage, Price price, @Nullable ContextTier tier, int keptBasisPoints) {
        long whole = 0;
        long rest = 0;
        long units = 1;
        for (Meter meter : METERS) {
            long quantity = usage.quantity(meter);
            if (quantity == 0) {
                continue;
            }
            Rate rate = price.rate(meter, tier);
            if (rate == null) {
                return UNPRICED;
            }
            long product = quantity * rate.amountMicros();
            if (Math.multiplyHigh(quantity, rate.amountMicros()) != 0 || product < 0) {
                return isPriced(usage, price) ? DOES_NOT_FIT : UNPRICED;
            }
            long per = rate.perUnits();
            long share = product / per;
            long left = product - share * per;
            whole += share;
            if (left != 0) {
                long common = commonUnits(units, per);
                if (common == DOES_NOT_FIT) {
                    return isPriced(usage, price) ? DOES_NOT_FIT : UNPRICED;
                }
                rest = rest * (common / units) + left * (common / per);
                units = common;
            }
            if (whole < 0) {
                return isPriced(usage, price) ? DOES_NOT_FIT : UNPRICED;
            }
        }
        return rounded(whole + rest / units, rest % units, units, keptBasisPoints);
    }

    /** A multiple of both, or {@link #DOES_NOT_FIT}. Rates mostly share one, or are powers of ten. */
    private static long commonUnits(long one, long other) {
        if (one > LARGEST_UNITS || other > LARGEST_UNITS) {
            return DOES_NOT_FIT;
        }
        if (one == other || one % other == 0) {
            return one;
        }
        if (other % one == 0) {
            return other;
        }
        return one > LARGEST_UNITS / other ? DOES_NOT_FIT : one * other;
    }

    /** Of {@code whole + rest / units}, where the rest is less than one. */
    private static long rounded(long whole, long rest, long units, int kept) {
        if (whole < 0 || whole > Long.MAX_VALUE / Discount.WHOLE) {
            return DOES_NOT_FIT;
        }
        if (kept == Discount.WHOLE) {
            return 2 * rest >= units ? whole + 1 : whole;
        }
        long keptWhole = whole * kept;
        long denominator = units * Discount.WHOLE;
        long numerator = keptWhole % Discount.WHOLE * units + rest * kept;
        long carried = numerator / denominator;
        long left = numerator - carried * denominator;
        return keptWhole / Discount.WHOLE + carried + (2 * left >= denominator ? 1 : 0);
    }

    private static boolean isPriced(Usage usage, Price price) {
        return price.rates().keySet().containsAll(usage.quantities().keySet());
    }
}
