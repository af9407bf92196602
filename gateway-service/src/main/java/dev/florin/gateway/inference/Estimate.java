package dev.florin.gateway.inference;

import dev.florin.money.Credits;

/**
 * How much a request may use.
 *
 * @param charge what that costs at most
 * @param promptTokens our count of the prompt
 * @param reservedPromptTokens what the provider may count instead
 * @param outputLimit tokens of all choices together
 */
public record Estimate(MaximumCharge charge, long promptTokens, long reservedPromptTokens, long outputLimit) {

    /** What the request costs with so many tokens of output, at most. */
    Credits upTo(long outputTokens) {
        return charge.of(reservedPromptTokens, outputTokens);
    }

    /** The most that it can cost. */
    Credits maximum() {
        return upTo(outputLimit);
    }

    /** For how many tokens of output the credits are enough. */
    long affordable(Credits credits) {
        return charge.affordableOutput(reservedPromptTokens, outputLimit, credits);
    }
}
