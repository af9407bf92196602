package dev.florin.metering.draft;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.florin.pricing.ContextTier;
import dev.florin.pricing.Fraction;
import dev.florin.pricing.Price;
import dev.florin.pricing.Rate;
import dev.florin.usage.Meter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Another rate of a meter, exact.
 *
 * @param abovePromptTokens of which context tier; null for the price's own rates
 * @param was millionths for one unit; null where there was no rate
 * @param becomes null where there would be none any more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RateChange(
        Meter meter,
        @Nullable Long abovePromptTokens,

        @JsonSerialize(using = ToStringSerializer.class) @Nullable
        Fraction was,

        @JsonSerialize(using = ToStringSerializer.class) @Nullable
        Fraction becomes) {

    private static final long WHOLE_PRICE = 0;

    /** What changes from one price to another, in the meters' order, the price's own rates before those of tiers. */
    static List<RateChange> between(@Nullable Price was, @Nullable Price becomes) {
        NavigableMap<Long, Map<Meter, Rate>> before = ratesByLength(was);
        NavigableMap<Long, Map<Meter, Rate>> after = ratesByLength(becomes);
        NavigableMap<Long, Map<Meter, Rate>> lengths = new TreeMap<>(before);
        lengths.putAll(after);
        List<RateChange> changes = new ArrayList<>();
        for (Long above : lengths.keySet()) {
            add(changes, above, before.getOrDefault(above, Map.of()), after.getOrDefault(above, Map.of()));
        }
        return List.copyOf(changes);
    }

    private static void add(List<RateChange> changes, long above, Map<Meter, Rate> was, Map<Meter, Rate> becomes) {
        Set<Meter> meters = EnumSet.noneOf(Meter.class);
        meters.addAll(was.keySet());
        meters.addAll(becomes.keySet());
        for (Meter meter : meters) {
            Fraction before = perUnit(was.get(meter));
            Fraction after = perUnit(becomes.get(meter));
            if (!Objects.equals(before, after)) {
                changes.add(new RateChange(meter, above == WHOLE_PRICE ? null : above, before, after));
            }
        }
    }

    private static NavigableMap<Long, Map<Meter, Rate>> ratesByLength(@Nullable Price price) {
        NavigableMap<Long, Map<Meter, Rate>> rates = new TreeMap<>();
        if (price != null) {
            rates.put(WHOLE_PRICE, price.rates());
            for (ContextTier tier : price.tiers()) {
                rates.put(tier.abovePromptTokens(), tier.rates());
            }
        }
        return rates;
    }

    private static @Nullable Fraction perUnit(@Nullable Rate rate) {
        return rate == null ? null : rate.perUnit();
    }
}
