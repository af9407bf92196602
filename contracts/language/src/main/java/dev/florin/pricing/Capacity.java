package dev.florin.pricing;

import dev.florin.money.Credits;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.util.OptionalLong;

/** How much text an amount of credits is enough for. */
public final class Capacity {

    /** Far above what any credits are enough for, and a bound on the search. */
    private static final long MOST = 1L << 52;

    private Capacity() {}

    /**
     * The most units of input, with as many of output, whose charge stays within the credits: characters where the price goes by
     * them, else tokens. At the price's own rates, whatever tiers a single prompt of that length would reach; found by rating.
     *
     * @return empty where the price has no rate for one of the two, or neither costs anything
     */
    public static OptionalLong of(Price price, Credits credits) {
        Meter input = price.goesByCharacters() ? Meter.INPUT_CHARACTERS : Meter.INPUT_TOKENS;
        Meter output = price.goesByCharacters() ? Meter.OUTPUT_CHARACTERS : Meter.OUTPUT_TOKENS;
        Rate in = price.rates().get(input);
        Rate out = price.rates().get(output);
        if (in == null || out == null || (in.costsNothing() && out.costsNothing())) {
            return OptionalLong.empty();
        }
        long enough = 0;
        long tooMuch = MOST;
        while (tooMuch - enough > 1) {
            long middle = enough + (tooMuch - enough) / 2;
            if (isWithin(credits, Usage.of(input, middle).with(output, middle), price)) {
                enough = middle;
            } else {
                tooMuch = middle;
            }
        }
        return OptionalLong.of(enough);
    }

    /** A charge that does not fit is more than any credits. */
    private static boolean isWithin(Credits credits, Usage usage, Price price) {
        try {
            return TierRating.rate(usage, price, null, Discount.NONE) instanceof Rating.Rated rated
                    && !credits.isLessThan(rated.charge().amountMicros());
        } catch (ArithmeticException e) {
            return false;
        }
    }
}
