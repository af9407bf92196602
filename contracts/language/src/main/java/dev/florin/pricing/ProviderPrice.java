package dev.florin.pricing;

import dev.florin.ledger.Unit;
import dev.florin.pricing.Rating.Rated;
import dev.florin.usage.Meter;
import dev.florin.usage.ProviderCost;
import dev.florin.usage.Usage;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a provider charges the operator for a model.
 *
 * @param currency of the rates
 * @param price where customers' prices have micro-credits, this one has millionths of the currency
 */
public record ProviderPrice(Currency currency, Price price) {

    /** Throws {@link IllegalArgumentException} on a currency that the ledger cannot post. */
    public ProviderPrice {
        Unit unused = Unit.microsOf(currency);
    }

    /**
     * What the operator owes for the usage, exact and rounded once, as a charge is; empty where the provider's price of a
     * meter is not known. Requests are counted because the customer pays for them; a provider without a rate for them
     * charges none.
     *
     * @throws ArithmeticException when it does not fit
     */
    public Optional<ProviderCost> costOf(Usage usage) {
        return Rating.rate(charged(usage), price) instanceof Rated(Charge charge)
                ? Optional.of(new ProviderCost(charge.amountMicros().micros(), currency))
                : Optional.empty();
    }

    private Usage charged(Usage usage) {
        if (price.rates().containsKey(Meter.REQUESTS) || usage.quantity(Meter.REQUESTS) == 0) {
            return usage;
        }
        Map<Meter, Long> others = new EnumMap<>(usage.quantities());
        others.remove(Meter.REQUESTS);
        return new Usage(others);
    }
}
