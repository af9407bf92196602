package dev.florin.pricing;

import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.util.List;
import java.util.Set;

/**
 * The most that a request may use of something whose meter is not known beforehand: a token of a prompt may turn out to be
 * cached, and is counted under one meter or the other.
 *
 * @param meters under which it may be counted, at least one
 * @param units at most, under all of them together; zero or more
 */
public record UsageLimit(Set<Meter> meters, long units) {

    public UsageLimit {
        if (meters.isEmpty() || units < 0) {
            throw new IllegalArgumentException("a limit of " + units + " units of " + meters);
        }
        meters = Set.copyOf(meters);
    }

    public static UsageLimit of(Meter meter, long units) {
        return new UsageLimit(Set.of(meter), units);
    }

    /** A limit for each meter of a usage, of which no more can come. */
    public static List<UsageLimit> each(Usage most) {
        return most.quantities().entrySet().stream()
                .map(quantity -> of(quantity.getKey(), quantity.getValue()))
                .toList();
    }
}
