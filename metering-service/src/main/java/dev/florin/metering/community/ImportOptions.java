package dev.florin.metering.community;

import dev.florin.pricing.Markup;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;

/**
 * How a file is taken over.
 *
 * @param markup what customers pay above the costs
 * @param creditsPerDollar the file's costs are in dollars
 * @param providers whose models are taken over; all where it is empty
 * @param effectiveFrom when the prices hold; a time before the publication means from that on
 */
public record ImportOptions(Markup markup, BigDecimal creditsPerDollar, Set<String> providers, Instant effectiveFrom) {

    public ImportOptions {
        if (creditsPerDollar.signum() <= 0) {
            throw new IllegalArgumentException("creditsPerDollar must be above zero");
        }
        providers = Set.copyOf(providers);
    }

    boolean takes(String provider) {
        return providers.isEmpty() || providers.contains(provider);
    }
}
