package dev.florin.metering.community;

import dev.florin.pricing.ContextTier;
import dev.florin.pricing.Fraction;
import dev.florin.pricing.Rate;
import dev.florin.usage.Meter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The costs of one entry by length of the prompt and meter, in dollars for one unit, as they are collected. */
final class CostSheet {
    private static final int MICROS = 6;

    /** Of prompts of any length under zero. */
    private final NavigableMap<Long, Map<Meter, BigDecimal>> costs =
            new TreeMap<>(Map.of(0L, new EnumMap<>(Meter.class)));

    /** @return what stood there before, or the same cost */
    BigDecimal put(CostField of, BigDecimal dollars) {
        Map<Meter, BigDecimal> tier =
                costs.computeIfAbsent(of.abovePromptTokens(), above -> new EnumMap<>(Meter.class));
        BigDecimal earlier = tier.putIfAbsent(of.meter(), dollars);
        return earlier == null ? dollars : earlier;
    }

    /** Another cost for what has one. */
    void replace(CostField of, BigDecimal dollars) {
        costs.getOrDefault(of.abovePromptTokens(), new EnumMap<>(Meter.class)).put(of.meter(), dollars);
    }

    Map<Meter, BigDecimal> base() {
        return costs.firstEntry().getValue();
    }

    /** Whether the meter has a cost, and it is not zero. */
    boolean isCharged(Meter meter) {
        BigDecimal cost = base().get(meter);
        return cost != null && cost.signum() > 0;
    }

    void remove(Meter meter) {
        costs.values().forEach(tier -> tier.remove(meter));
    }

    /** Takes out of the tiers what has no cost for shorter prompts, and tells of which meters and lengths. */
    List<CostField> removeWithoutBase() {
        List<CostField> removed = new ArrayList<>();
        costs.tailMap(0L, false).forEach((above, tier) -> {
            List<Meter> loose = tier.keySet().stream()
                    .filter(meter -> !base().containsKey(meter))
                    .toList();
            loose.forEach(meter -> removed.add(new CostField(meter, above)));
            tier.keySet().removeAll(loose);
        });
        return removed;
    }

    /** Gives a meter that has no cost of its own that of a broader one, in every tier; whether it did. */
    boolean fill(Meter meter, Meter like) {
        if (base().containsKey(meter) || !base().containsKey(like)) {
            return false;
        }
        costs.values().stream().filter(tier -> tier.containsKey(like)).forEach(tier -> tier.put(meter, tier.get(like)));
        return true;
    }

    /** Whether some of it goes by tokens and some by characters, which no price does. */
    boolean goesByTwoUnits() {
        return base().keySet().stream().anyMatch(Meter::countsTokens)
                && base().keySet().stream().anyMatch(Meter::countsCharacters);
    }

    boolean costNothing() {
        return costs.values().stream().flatMap(tier -> tier.values().stream()).allMatch(cost -> cost.signum() == 0);
    }

    /** In millionths of a dollar, exact; throws {@link ArithmeticException} where a rate cannot be held. */
    Map<Meter, Rate> rates() {
        return ratesOf(base());
    }

    /** In millionths of a dollar, exact; throws {@link ArithmeticException} where a rate cannot be held. */
    List<ContextTier> tiers() {
        return costs.tailMap(0L, false).entrySet().stream()
                .filter(tier -> !tier.getValue().isEmpty())
                .map(tier -> new ContextTier(tier.getKey(), ratesOf(tier.getValue())))
                .toList();
    }

    private static Map<Meter, Rate> ratesOf(Map<Meter, BigDecimal> costs) {
        Map<Meter, Rate> rates = new EnumMap<>(Meter.class);
        costs.forEach((meter, dollars) -> rates.put(meter, Rate.ofUnit(Fraction.of(dollars.movePointRight(MICROS)))));
        return rates;
    }
}
