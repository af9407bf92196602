package dev.florin.gateway.inference;

import dev.florin.money.Credits;
import dev.florin.pricing.Discount;
import dev.florin.pricing.MostCharged;
import dev.florin.pricing.Price;
import dev.florin.pricing.Rating;
import dev.florin.pricing.UsageLimit;
import dev.florin.usage.Meter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The most that a request can cost at a price. A token of the prompt may turn out to be cached and one of the answer to
 * be reasoning, so each counts at the dearest of the meters that it may come under, in the dearest context tier that the
 * prompt may reach.
 *
 * @param discount as it is at admission, which is the one that the request is charged with
 * @param prompt meters of the prompt's tokens
 * @param answer meters of the answer's tokens
 * @param beside what is charged beside the tokens, at most
 */
public record MaximumCharge(
        Price price, Discount discount, Set<Meter> prompt, Set<Meter> answer, List<UsageLimit> beside) {

    /** Empty when the price lacks a meter that the request may use: such a model is refused, never free. */
    static Optional<MaximumCharge> at(Price price, Exposure exposure) {
        return exposure.unpriced(price).isPresent()
                ? Optional.empty()
                : Optional.of(new MaximumCharge(
                        price,
                        Discount.NONE,
                        exposure.promptMeters(price),
                        exposure.answer(),
                        UsageLimit.each(exposure.beside(price))));
    }

    /** The same for an account that pays less. */
    MaximumCharge less(Discount discount) {
        return new MaximumCharge(price, discount, prompt, answer, beside);
    }

    Credits of(long promptTokens, long outputTokens) {
        Stream<UsageLimit> tokens =
                Stream.of(new UsageLimit(prompt, promptTokens), new UsageLimit(answer, outputTokens));
        List<UsageLimit> limits = Stream.concat(tokens, beside.stream()).toList();
        return switch (MostCharged.of(limits, price, discount)) {
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
}
