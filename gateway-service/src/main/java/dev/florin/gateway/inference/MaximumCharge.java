package dev.florin.gateway.inference;

import dev.florin.money.Credits;
import dev.florin.pricing.Price;
import dev.florin.pricing.Rate;
import dev.florin.pricing.Rating;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.math.BigInteger;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The most that a request can cost at a price. A token of the prompt may turn out to be cached and one of the answer to
 * be reasoning, so each counts at the dearest of the meters that it may come under.
 *
 * @param beside what is charged beside the tokens, at most
 */
public record MaximumCharge(Price price, Meter promptMeter, Meter answerMeter, Usage beside) {

    /** Empty when the price lacks a meter that the request may use: such a model is refused, never free. */
    static Optional<MaximumCharge> at(Price price, Exposure exposure) {
        return exposure.unpriced(price).isPresent()
                ? Optional.empty()
                : Optional.of(new MaximumCharge(
                        price,
                        dearest(price, exposure.promptMeters(price)),
                        dearest(price, exposure.answer()),
                        exposure.beside(price)));
    }

    Credits of(long promptTokens, long outputTokens) {
        Usage most = beside.with(promptMeter, promptTokens).with(answerMeter, outputTokens);
        return switch (Rating.rate(most, price)) {
            case Rating.Rated rated -> rated.charge().amountMicros();
            case Rating.Unpriced unpriced -> throw new IllegalStateException("all meters have a rate");
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

    private static Meter dearest(Price price, Set<Meter> meters) {
        return meters.stream()
                .max((one, other) -> compare(rate(price, one), rate(price, other)))
                .orElseThrow();
    }

    private static Rate rate(Price price, Meter meter) {
        return Objects.requireNonNull(price.rates().get(meter));
    }

    private static int compare(Rate one, Rate other) {
        return product(one.amountMicros(), other.perUnits()).compareTo(product(other.amountMicros(), one.perUnits()));
    }

    private static BigInteger product(long amount, long units) {
        return BigInteger.valueOf(amount).multiply(BigInteger.valueOf(units));
    }
}
