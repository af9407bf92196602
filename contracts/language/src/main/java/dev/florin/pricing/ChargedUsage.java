package dev.florin.pricing;

import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was used, under the meters of a price: what the price does not tell apart counts under the next broader meter that has
 * a rate, so each quantity is charged once. A price by characters takes what was counted in place of all tokens; any other takes
 * no characters. A price with a rate for requests charges one of them, whatever was reported.
 *
 * @param usage only meters that the price has a rate for
 * @param lost meters that were used and for which no rate can be found
 */
public record ChargedUsage(Usage usage, Set<Meter> lost) {

    /**
     * Of what a provider reported, or of what was charged at another price: what that did not tell apart stays together.
     *
     * @throws ArithmeticException when quantities that count together do not fit
     */
    public static ChargedUsage of(Usage reported, Price price) {
        return of(reported, Usage.NONE, price);
    }

    /**
     * The same of a request whose characters are known too.
     *
     * @param counted characters of prompt and answer, and bytes of files, by the gateway
     */
    public static ChargedUsage of(Usage reported, Usage counted, Price price) {
        Set<Meter> priced = price.rates().keySet();
        Map<Meter, Long> charged = new EnumMap<>(Meter.class);
        Set<Meter> lost = EnumSet.noneOf(Meter.class);
        if (priced.contains(Meter.REQUESTS)) {
            charged.put(Meter.REQUESTS, 1L);
        }
        for (Map.Entry<Meter, Long> entry : reported.plus(counted).quantities().entrySet()) {
            if (isLeftOut(entry.getKey(), price)) {
                continue;
            }
            Optional<Meter> meter = pricedAs(entry.getKey(), priced);
            if (meter.isPresent()) {
                charged.merge(meter.get(), entry.getValue(), Math::addExact);
            } else {
                lost.add(entry.getKey());
            }
        }
        return new ChargedUsage(new Usage(charged), Collections.unmodifiableSet(lost));
    }

    private static boolean isLeftOut(Meter meter, Price price) {
        return meter == Meter.REQUESTS || (price.goesByCharacters() ? meter.countsTokens() : meter.countsCharacters());
    }

    private static Optional<Meter> pricedAs(Meter meter, Set<Meter> priced) {
        return priced.contains(meter)
                ? Optional.of(meter)
                : meter.broader().flatMap(broader -> pricedAs(broader, priced));
    }
}
