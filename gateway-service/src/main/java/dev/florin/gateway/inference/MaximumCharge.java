package dev.florin.gateway.inference;

import dev.florin.money.Credits;
import dev.florin.pricing.Discount;
import dev.florin.pricing.MostCharged;
import dev.florin.pricing.Price;
import dev.florin.pricing.Rating;
import dev.florin.pricing.UsageLimit;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The most that a request can cost at a price, by tokens or by characters. A token of the prompt may turn out to be cached and
 * one of the answer to be reasoning, so each counts at the dearest of the meters that it may come under, in the dearest context
 * tier that the prompt may reach.
 *
 * @param discount as it is at admission, which is the one that the request is charged with
 * @param prompt meters of the prompt's text
 * @param answer meters of the answer's text
 * @param beside what is charged beside the text, at most
 */
public record MaximumCharge(
        Price price, Discount discount, Set<Meter> prompt, Set<Meter> answer, List<UsageLimit> beside) {

    /**
     * Empty when the price lacks a meter that the request may use: such a model is refused, never free.
     *
     * @param referenceBytes of the prompt's files, where the price goes by them
     */
    static Optional<MaximumCharge> at(Price price, Exposure exposure, long referenceBytes) {
        return exposure.unpriced(price).isPresent()
                ? Optional.empty()
                : Optional.of(new MaximumCharge(
                        price,
                        Discount.NONE,
                        exposure.promptMeters(price),
                        exposure.answerMeters(price),
                        UsageLimit.each(exposure.beside(price).with(Meter.REFERENCE_BYTES, referenceBytes))));
    }

    /** The same for an account that pays less. */
    MaximumCharge less(Discount discount) {
        return new MaximumCharge(price, discount, prompt, answer, beside);
    }

    MaximumCharge withoutSearches() {
        List<UsageLimit> others = beside.stream()
                .filter(limit -> !limit.meters().contains(Meter.WEB_SEARCHES))
                .toList();
        return new MaximumCharge(price, discount, prompt, answer, others);
    }

    /** What is charged beside the text, at most. */
    Usage besides() {
        Usage besides = Usage.NONE;
        for (UsageLimit limit : beside) {
            besides = besides.with(limit.meters().iterator().next(), limit.units());
        }
        return besides;
    }

    /** With so many units of prompt and of answer, tokens or characters as the price goes by. */
    Credits of(long promptUnits, long outputUnits) {
        Stream<UsageLimit> text = Stream.of(new UsageLimit(prompt, promptUnits), new UsageLimit(answer, outputUnits));
        List<UsageLimit> limits = Stream.concat(text, beside.stream()).toList();
        return switch (MostCharged.of(limits, price, discount)) {
            case Rating.Rated rated -> rated.charge().amountMicros();
            case Rating.Unpriced unpriced -> throw new IllegalStateException("all meters have a rate");
        };
    }

    /** The longest answer, up to the limit, whose cost together with the prompt stays within the credits. */
    long affordableOutput(long promptUnits, long limit, Credits credits) {
        long affordable = 0;
        long tooMuch = limit + 1;
        while (tooMuch - affordable > 1) {
            long middle = affordable + (tooMuch - affordable) / 2;
            if (credits.isLessThan(of(promptUnits, middle))) {
                tooMuch = middle;
            } else {
                affordable = middle;
            }
        }
        return affordable;
    }
}
