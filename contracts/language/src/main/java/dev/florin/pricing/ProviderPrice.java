package dev.florin.pricing;

import dev.florin.ledger.Unit;
import dev.florin.pricing.Rating.Rated;
import dev.florin.usage.Meter;
import dev.florin.usage.ProviderCost;
import dev.florin.usage.Usage;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
     * What the operator owes for what the provider reported, exact and rounded once, as a charge is. What the price does not tell
     * apart counts under the next broader meter that has a rate; empty where there is none. Requests are counted because the customer
     * pays for them; a provider without a rate for them charges none.
     *
     * @throws ArithmeticException when it does not fit
     */
    public Optional<ProviderCost> costOf(Usage usage) {
        return Rating.rate(charged(usage), price) instanceof Rated(Charge charge)
                ? Optional.of(new ProviderCost(charge.amountMicros().micros(), currency))
                : Optional.empty();
    }

    /**
     * The same for a request that was charged by other units than the provider reported, if it was: a provider goes by what it
     * reported and by requests, unless its price goes by characters.
     *
     * @param usage what was charged
     * @param reported by the provider; null where that is what was charged
     */
    public Optional<ProviderCost> costOf(Usage usage, @Nullable Usage reported) {
        return reported == null || price.goesByCharacters()
                ? costOf(usage)
                : costOf(reported.with(Meter.REQUESTS, usage.quantity(Meter.REQUESTS)));
    }

    private Usage charged(Usage usage) {
        Usage charged = Usage.NONE;
        for (Map.Entry<Meter, Long> entry : usage.quantities().entrySet()) {
            if (entry.getKey() != Meter.REQUESTS || price.rates().containsKey(Meter.REQUESTS)) {
                charged = charged.with(meterOf(entry.getKey()), entry.getValue());
            }
        }
        return charged;
    }

    private Meter meterOf(Meter reported) {
        Optional<Meter> meter = Optional.of(reported);
        while (meter.isPresent() && !price.rates().containsKey(meter.get())) {
            meter = meter.get().broader();
        }
        return meter.orElse(reported);
    }
}
