package dev.florin.gateway.inference;

import dev.florin.money.Credits;
import dev.florin.pricing.Price;
import dev.florin.pricing.Rate;
import dev.florin.pricing.Rating;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.math.BigInteger;
import java.util.Optional;

/**
 * The most that a request can cost at a price. A token of the prompt may turn out to be cached and one of the answer to
 * be reasoning, so each counts at the dearer of its two meters.
 */
record MaximumCharge(Price price, Meter promptMeter, Meter answerMeter) {

    /** Empty when the price lacks a meter that a completion may use: such a model is refused, never free. */
    static Optional<MaximumCharge> at(Price price) {
        return dearer(price, Meter.INPUT_TOKENS, Meter.CACHED_INPUT_TOKENS)
                .flatMap(prompt -> dearer(price, Meter.OUTPUT_TOKENS, Meter.REASONING_TOKENS)
                        .map(answer -> new MaximumCharge(price, prompt, answer)));
    }

    Credits of(long promptTokens, long outputTokens) {
        Usage most = Usage.of(promptMeter, promptTokens).with(answerMeter, outputTokens);
        return switch (Rating.rate(most, price)) {
            case Rating.Rated rated -> rated.charge().amountMicros();
            case Rating.Unpriced unpriced -> throw new IllegalStateException("both meters have a rate");
        };
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

    private static Optional<Meter> dearer(Price price, Meter one, Meter other) {
        Rate first = price.rates().get(one);
        Rate second = price.rates().get(other);
        return first == null || second == null
                ? Optional.empty()
                : Optional.of(
                        product(first.amountMicros(), second.perUnits())
                                                .compareTo(product(second.amountMicros(), first.perUnits()))
                                        >= 0
                                ? one
                                : other);
    }

    private static BigInteger product(long amount, long units) {
        return BigInteger.valueOf(amount).multiply(BigInteger.valueOf(units));
    }
}
