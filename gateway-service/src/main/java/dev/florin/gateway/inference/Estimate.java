package dev.florin.gateway.inference;

import dev.florin.money.Credits;
import dev.florin.pricing.Discount;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;

/**
 * How much a request may use.
 *
 * @param charge what that costs at most
 * @param prompt our count
 * @param reservedPrompt what may be charged of the prompt: tokens that the provider may count instead, or characters exactly
 * @param outputLimit of all choices together, in the unit of the price
 * @param unitsOfToken the most units of the price that a token of output has: one where it goes by tokens
 */
public record Estimate(
        MaximumCharge charge, PromptSize prompt, long reservedPrompt, long outputLimit, long unitsOfToken) {

    /** The same for an account that pays less. */
    Estimate less(Discount discount) {
        return new Estimate(charge.less(discount), prompt, reservedPrompt, outputLimit, unitsOfToken);
    }

    /** What the answer is counted in. */
    TextUnit unit() {
        return TextUnit.of(charge.price());
    }

    /** So many tokens of output, in the unit of the price, and no more than the limit. */
    long output(long tokens) {
        return Math.min(tokens * unitsOfToken, outputLimit);
    }

    /** What the request costs with so much output, at most. */
    Credits upTo(long output) {
        return charge.of(reservedPrompt, output);
    }

    /** What it costs however short the answer is: without searches of the web, which are the answer's. */
    Credits promptAlone() {
        return charge.withoutSearches().of(reservedPrompt, 0);
    }

    /** What is assumed of the prompt, under the plain meters, and of what is charged by the request. */
    Usage mostOfPrompt() {
        Meter meter = unit() == TextUnit.CHARACTERS ? Meter.INPUT_CHARACTERS : Meter.INPUT_TOKENS;
        return charge.withoutSearches().besides().with(meter, reservedPrompt);
    }

    /** What is assumed of the answer, under the plain meter, and of searches of the web. */
    Usage mostOfAnswer() {
        Meter meter = unit() == TextUnit.CHARACTERS ? Meter.OUTPUT_CHARACTERS : Meter.OUTPUT_TOKENS;
        return Usage.of(meter, outputLimit)
                .with(Meter.WEB_SEARCHES, charge.besides().quantity(Meter.WEB_SEARCHES));
    }

    /** The most that it can cost. */
    Credits maximum() {
        return upTo(outputLimit);
    }

    /** For how much output the credits are enough. */
    long affordable(Credits credits) {
        return charge.affordableOutput(reservedPrompt, outputLimit, credits);
    }
}
