package dev.florin.pricing;

import dev.florin.money.Credits;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Prices, usage and discounts of every shape, from a seed: usual ones, and ones so large that they take the long way. */
final class RandomPricing {

    private final Random random;

    RandomPricing(long seed) {
        random = new Random(seed);
    }

    /** With a rate for every meter; free of charge now and then. */
    Price price() {
        if (random.nextInt(50) == 0) {
            return new Price(version(), Instant.EPOCH, rates(EnumSet.allOf(Meter.class), 0), null, null, true);
        }
        Map<Meter, Rate> rates = rates(EnumSet.allOf(Meter.class), magnitude());
        rates.put(Meter.REQUESTS, new Rate(1 + random.nextInt(1000), 1));
        return new Price(version(), Instant.EPOCH, rates, tiers(), minimum(), null);
    }

    /** The same at every length of the prompt, without a minimum. */
    Price linear() {
        Map<Meter, Rate> rates = rates(EnumSet.allOf(Meter.class), 30);
        rates.put(Meter.REQUESTS, new Rate(1, 1));
        return new Price(version(), Instant.EPOCH, rates);
    }

    Usage usage() {
        Map<Meter, Long> quantities = new EnumMap<>(Meter.class);
        EnumSet.allOf(Meter.class).forEach(meter -> {
            if (random.nextBoolean()) {
                quantities.put(meter, random.nextLong(1L << random.nextInt(1, 18)));
            }
        });
        return new Usage(quantities);
    }

    /** So much that a charge may not fit. */
    Usage excessive() {
        Usage usage = Usage.NONE;
        for (int i = random.nextInt(4); i >= 0; i--) {
            usage = new Usage(Map.of(Meter.values()[random.nextInt(Meter.values().length)], random.nextLong() >>> 2));
        }
        return usage.plus(usage());
    }

    Discount discount() {
        return random.nextBoolean() ? Discount.NONE : new Discount(random.nextInt(Discount.WHOLE + 1));
    }

    /** Two or three disjoint groups of meters, and how much may be used of each. */
    List<UsageLimit> limits() {
        List<Meter> left = new ArrayList<>(List.of(Meter.values()));
        List<UsageLimit> limits = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Set<Meter> meters = EnumSet.of(left.remove(random.nextInt(left.size())));
            if (random.nextBoolean()) {
                meters.add(left.remove(random.nextInt(left.size())));
            }
            limits.add(new UsageLimit(meters, random.nextInt(300_000)));
        }
        return limits;
    }

    /** Some usage within the limits. */
    Usage within(List<UsageLimit> limits) {
        Usage usage = Usage.NONE;
        for (UsageLimit limit : limits) {
            long left = limit.units();
            for (Meter meter : limit.meters()) {
                long units = random.nextInt(3) == 0 ? left : random.nextLong(left + 1);
                usage = usage.with(meter, units);
                left -= units;
            }
        }
        return usage;
    }

    private List<ContextTier> tiers() {
        List<ContextTier> tiers = new ArrayList<>();
        long above = 0;
        for (int i = random.nextInt(4); i > 0; i--) {
            above += 1 + random.nextInt(200_000);
            Set<Meter> meters = EnumSet.noneOf(Meter.class);
            while (meters.isEmpty()) {
                EnumSet.allOf(Meter.class).stream()
                        .filter(meter -> random.nextBoolean())
                        .forEach(meters::add);
            }
            tiers.add(new ContextTier(above, rates(meters, 25)));
        }
        return tiers;
    }

    private Credits minimum() {
        return random.nextInt(4) == 0 ? new Credits(random.nextInt(1_000_000_000)) : Credits.ZERO;
    }

    private Map<Meter, Rate> rates(Set<Meter> meters, int magnitude) {
        Map<Meter, Rate> rates = new EnumMap<>(Meter.class);
        meters.forEach(meter ->
                rates.put(meter, new Rate(magnitude == 0 ? 0 : random.nextLong(1L << magnitude), perUnits())));
        return rates;
    }

    private int magnitude() {
        return random.nextInt(10) == 0 ? 38 : 30;
    }

    private long perUnits() {
        return switch (random.nextInt(100)) {
            case 0 -> 1 + random.nextLong(1L << 50);
            case 1, 2, 3, 4, 5 -> 1 + random.nextInt(1_000);
            case 6, 7, 8, 9 -> 1;
            case 10, 11, 12, 13 -> 1_000;
            default -> 1_000_000;
        };
    }

    private PriceVersion version() {
        return new PriceVersion("random@" + random.nextInt());
    }
}
