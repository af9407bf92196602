package dev.florin.gateway.inference;

import dev.florin.pricing.Price;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a provider reported, under the meters of a price: what the price does not tell apart counts under the next broader
 * meter that has a rate, so each quantity is charged once. A price with a rate for requests charges one of them.
 *
 * @param usage only meters that the price has a rate for
 * @param lost meters that were used and for which no rate can be found
 */
record ChargedUsage(Usage usage, Set<Meter> lost) {

    static ChargedUsage of(Usage reported, Price price) {
        Set<Meter> priced = price.rates().keySet();
        Usage charged = priced.contains(Meter.REQUESTS) ? Usage.of(Meter.REQUESTS, 1) : Usage.NONE;
        Set<Meter> lost = EnumSet.noneOf(Meter.class);
        for (Map.Entry<Meter, Long> entry : reported.quantities().entrySet()) {
            Optional<Meter> meter = pricedAs(entry.getKey(), priced);
            if (meter.isPresent()) {
                charged = charged.with(meter.get(), entry.getValue());
            } else {
                lost.add(entry.getKey());
            }
        }
        return new ChargedUsage(charged, lost);
    }

    private static Optional<Meter> pricedAs(Meter meter, Set<Meter> priced) {
        return priced.contains(meter)
                ? Optional.of(meter)
                : meter.broader().flatMap(broader -> pricedAs(broader, priced));
    }
}
