package dev.florin.usage;

import java.util.Currency;

/**
 * What the operator owes a provider for a request.
 *
 * @param costMicros millionths of the currency, zero or more
 */
public record ProviderCost(long costMicros, Currency currency) {

    public ProviderCost {
        if (costMicros < 0) {
            throw new IllegalArgumentException("a provider's cost below zero: " + costMicros);
        }
    }
}
