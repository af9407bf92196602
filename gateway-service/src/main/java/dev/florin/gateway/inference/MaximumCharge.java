package dev.florin.gateway.inference;

import dev.florin.money.Credits;
import dev.florin.pricing.Price;
import dev.florin.pricing.Rate;
import dev.florin.pricing.Rating;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The most that a request can cost at a price, meter by meter. A token of the prompt may turn out to be cached and one of the
 * answer to be reasoning, so each counts at the dearest of the meters under which it may be reported.
 *
 * @param extras what it may use besides tokens
 */
public record MaximumCharge(Price price, Meter promptMeter, Meter answerMeter, Usage extras) {

    private static final List<Meter> OF_PROMPT = List.of(Meter.INPUT_TOKENS, Meter.CACHED_INPUT_TOKENS);
    private static final List<Meter> OF_ANSWER = List.of(Meter.OUTPUT_TOKENS, Meter.REASONING_TOKENS);

    /** What comes of a price and what a request may use. */
    sealed interface Found {

        record Known(MaximumCharge charge) implements Found {}

        /** The request may use a meter without a rate: it is refused, never free. */
        record Unpriced(Meter meter) implements Found {}
    }

    /**
     * @param images in the prompt; they are charged by piece where the price has a rate for that, by their tokens in any case
     * @param webSearches that the request may cause; refused where they have no rate
     */
    static Found at(Price price, long images, long webSearches) {
        Map<Meter, Rate> rates = price.rates();
        for (List<Meter> needed : List.of(OF_PROMPT, OF_ANSWER)) {
            for (Meter meter : needed) {
                if (!rates.containsKey(meter)) {
                    return new Found.Unpriced(meter);
                }
            }
        }
        if (webSearches > 0 && !rates.containsKey(Meter.WEB_SEARCHES)) {
            return new Found.Unpriced(Meter.WEB_SEARCHES);
        }
        Usage extras = Usage.of(Meter.WEB_SEARCHES, webSearches)
                .with(Meter.REQUESTS, rates.containsKey(Meter.REQUESTS) ? 1 : 0)
                .with(Meter.IMAGES, rates.containsKey(Meter.IMAGES) ? images : 0);
        Meter promptMeter = dearest(rates, OF_PROMPT);
        if (rates.containsKey(Meter.CACHE_WRITE_TOKENS)) {
            promptMeter = dearest(rates, List.of(promptMeter, Meter.CACHE_WRITE_TOKENS));
        }
        return new Found.Known(new MaximumCharge(price, promptMeter, dearest(rates, OF_ANSWER), extras));
    }

    Credits of(long promptTokens, long outputTokens) {
        return mostOf(extras.with(promptMeter, promptTokens).with(answerMeter, outputTokens));
    }

    /** The longest answer, up to the limit, whose cost together with the prompt stays within the credits. */
    long affordableOutput(long promptTokens, long limit, Credits credits) {
        long affordable = 0;
        long tooMuch = limit + 1;
        while (tooMuch - affordable > 1) {
            long middle = affordable + (tooMuch - affordable) / 2;
            if (credits.isLessThan(of(promptTokens, middle))) {
                tooMuch = middle;
            } else {
                affordable = middle;
            }
        }
        return affordable;
    }

    /** The most that this usage can cost at the price. */
    private Credits mostOf(Usage usage) {
        return switch (Rating.rate(usage, price)) {
            case Rating.Rated rated -> rated.charge().amountMicros();
            case Rating.Unpriced unpriced -> throw new IllegalStateException("all of its meters have a rate");
        };
    }

    private static Meter dearest(Map<Meter, Rate> rates, List<Meter> meters) {
        Meter dearest = meters.getFirst();
        for (Meter meter : meters) {
            dearest = isDearer(rateOf(rates, meter), rateOf(rates, dearest)) ? meter : dearest;
        }
        return dearest;
    }

    private static Rate rateOf(Map<Meter, Rate> rates, Meter meter) {
        return Objects.requireNonNull(rates.get(meter));
    }

    private static boolean isDearer(Rate one, Rate other) {
        return product(one.amountMicros(), other.perUnits()).compareTo(product(other.amountMicros(), one.perUnits()))
                > 0;
    }

    private static BigInteger product(long amount, long units) {
        return BigInteger.valueOf(amount).multiply(BigInteger.valueOf(units));
    }
}
