package dev.florin.pricing;

import dev.florin.usage.Meter;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Rates by meter for one model and provider, with a version and the time from which it holds.
 *
 * @param version unique and unchanging
 * @param effectiveFrom the first instant at which requests are rated by it
 * @param rates a meter that is missing here is refused, never free
 */
public record Price(PriceVersion version, Instant effectiveFrom, Map<Meter, Rate> rates) {

    public Price {
        if (rates.isEmpty()) {
            throw new IllegalArgumentException("price " + version + " has no rate");
        }
        rates = Collections.unmodifiableMap(new EnumMap<>(rates));
    }
}
