package dev.florin.pricing;

import dev.florin.money.Credits;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rates by meter for one model and provider, with a version and the time from which it holds.
 *
 * @param version unique and unchanging
 * @param effectiveFrom the first instant at which requests are rated by it
 * @param rates a meter that is missing here is refused, never free
 * @param contextTiers other rates for requests with long prompts, by rising length; absent where there are none
 * @param minimumChargeMicros the least that a request costs, whatever it used and whatever discount it has; absent for none
 * @param free true where the model costs nothing at all, and only there: nothing is free because a rate was forgotten
 */
public record Price(
        PriceVersion version,
        Instant effectiveFrom,
        Map<Meter, Rate> rates,
        @Nullable List<ContextTier> contextTiers,
        @Nullable Credits minimumChargeMicros,
        @Nullable Boolean free) {

    public Price {
        if (rates.isEmpty()) {
            throw new IllegalArgumentException("price " + version + " has no rate");
        }
        rates = Collections.unmodifiableMap(new EnumMap<>(rates));
        contextTiers = contextTiers == null || contextTiers.isEmpty() ? null : List.copyOf(contextTiers);
        minimumChargeMicros = minimumChargeMicros == null || minimumChargeMicros.isZero() ? null : minimumChargeMicros;
        free = Boolean.TRUE.equals(free) ? Boolean.TRUE : null;
        check(version, rates, contextTiers == null ? List.of() : contextTiers);
        boolean costsNothing =
                minimumChargeMicros == null && allRates(rates, contextTiers).allMatch(Rate::costsNothing);
        if (costsNothing != (free != null)) {
            throw new IllegalArgumentException("price " + version
                    + (costsNothing
                            ? " has rates of zero only and is not said to be free"
                            : " is said to be free and costs something"));
        }
    }

    /** A price without tiers and minimum that costs something. */
    public Price(PriceVersion version, Instant effectiveFrom, Map<Meter, Rate> rates) {
        this(version, effectiveFrom, rates, null, null, null);
    }

    /** Whether a request costs nothing, whatever it uses. */
    public boolean costsNothing() {
        return free != null;
    }

    /** Whether prompts and answers are charged by their characters, and reference files by their bytes, instead of by tokens. */
    public boolean goesByCharacters() {
        return rates.keySet().stream().anyMatch(Meter::countsCharacters);
    }

    /** {@link #contextTiers}, none where they are absent. */
    public List<ContextTier> tiers() {
        return contextTiers == null ? List.of() : contextTiers;
    }

    /** {@link #minimumChargeMicros}, zero where it is absent. */
    public Credits minimumCharge() {
        return minimumChargeMicros == null ? Credits.ZERO : minimumChargeMicros;
    }

    /** The tier that holds for a request; null where the price's own rates do. */
    @Nullable
    ContextTier tierFor(Usage usage) {
        if (contextTiers == null) {
            return null;
        }
        for (int i = contextTiers.size() - 1; i >= 0; i--) {
            ContextTier tier = contextTiers.get(i);
            if (tier.holdsFor(usage)) {
                return tier;
            }
        }
        return null;
    }

    /** What a meter costs in a tier, or by the price's own rates where that is null; null where it is not priced. */
    @Nullable
    Rate rate(Meter meter, @Nullable ContextTier tier) {
        Rate other = tier == null ? null : tier.rates().get(meter);
        return other == null ? rates.get(meter) : other;
    }

    private static void check(PriceVersion version, Map<Meter, Rate> rates, List<ContextTier> tiers) {
        long above = 0;
        for (ContextTier tier : tiers) {
            if (tier.abovePromptTokens() <= above) {
                throw new IllegalArgumentException(
                        "price " + version + ": context tiers must stand in order, each with a length of its own");
            }
            if (!rates.keySet().containsAll(tier.rates().keySet())) {
                throw new IllegalArgumentException("price " + version + ": the context tier above "
                        + tier.abovePromptTokens() + " tokens has a meter that has no rate below");
            }
            above = tier.abovePromptTokens();
        }
    }

    private static Stream<Rate> allRates(Map<Meter, Rate> rates, @Nullable List<ContextTier> tiers) {
        Stream<Rate> inTiers =
                tiers == null ? Stream.of() : tiers.stream().flatMap(tier -> tier.rates().values().stream());
        return Stream.concat(rates.values().stream(), inTiers);
    }
}
