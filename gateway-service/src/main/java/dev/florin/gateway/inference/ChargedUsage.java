package dev.florin.gateway.inference;

import dev.florin.pricing.Price;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an answer used, under the meters of a price: what the price does not tell apart counts under the next broader meter that
 * has a rate, so each quantity is charged once. A price by characters takes what was counted in place of all tokens; any other
 * takes no characters. A price with a rate for requests charges one of them.
 *
 * @param usage only meters that the price has a rate for
 * @param lost meters that were used and for which no rate can be found
 */
record ChargedUsage(Usage usage, Set<Meter> lost) {

    /** Of an answer whose characters nobody counted. */
    static ChargedUsage of(Usage reported, Price price) {
        return of(reported, Usage.NONE, price);
    }

    /**
     * @param reported by the provider
     * @param counted characters of prompt and answer, and bytes of files, by the gateway
     */
    static ChargedUsage of(Usage reported, Usage counted, Price price) {
        Set<Meter> priced = price.rates().keySet();
        boolean byCharacters = TextUnit.of(price) == TextUnit.CHARACTERS;
        Usage charged = priced.contains(Meter.REQUESTS) ? Usage.of(Meter.REQUESTS, 1) : Usage.NONE;
        Set<Meter> lost = EnumSet.noneOf(Meter.class);
        for (Map.Entry<Meter, Long> entry : reported.plus(counted).quantities().entrySet()) {
            if (byCharacters ? entry.getKey().countsTokens() : entry.getKey().countsCharacters()) {
                continue;
            }
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
