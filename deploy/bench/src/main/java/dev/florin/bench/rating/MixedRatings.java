package dev.florin.bench.rating;

import dev.florin.money.Credits;
import dev.florin.pricing.Charge;
import dev.florin.pricing.Discount;
import dev.florin.pricing.Price;
import dev.florin.pricing.Rating;
import dev.florin.pricing.Rounding;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Ratings of usage as it comes: short and long prompts, cached or not, with and without a discount, at 200 prices. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class MixedRatings {

    private static final int PRICES = 200;

    /** A power of two. */
    private static final int CASES = 4_096;

    private List<Case> cases = List.of();
    private int next;

    private record Case(Usage usage, Price price, Discount discount) {}

    @Setup
    public void open() {
        Random random = new Random(1);
        List<Price> prices =
                PricedModels.of(PRICES).stream().map(model -> model.price()).toList();
        List<Case> mixed = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            Price price = prices.get(random.nextInt(PRICES));
            Discount discount = random.nextInt(3) == 0 ? new Discount(500 + random.nextInt(2_000)) : Discount.NONE;
            mixed.add(new Case(usage(random, price), price, discount));
        }
        cases = mixed;
    }

    @Benchmark
    public Rating rate() {
        Case one = next();
        return Rating.rate(one.usage(), one.price(), one.discount());
    }

    /** What a rating is at the end, and nothing else: so much it has to allocate. */
    @Benchmark
    public Rating resultAlone() {
        Case one = next();
        return new Rating.Rated(new Charge(new Credits(next), one.price().version(), Rounding.HALF_UP, one.discount()));
    }

    private Case next() {
        next = (next + 1) & (CASES - 1);
        return cases.get(next);
    }

    private static Usage usage(Random random, Price price) {
        int longest = random.nextInt(10) == 0 ? 400_000 : 8_000;
        Usage usage = Usage.of(Meter.INPUT_TOKENS, 1 + random.nextInt(longest))
                .with(Meter.OUTPUT_TOKENS, 1 + random.nextInt(2_000));
        if (random.nextInt(3) == 0) {
            usage = usage.with(Meter.CACHED_INPUT_TOKENS, 1 + random.nextInt(longest));
        }
        if (random.nextInt(4) == 0) {
            usage = usage.with(Meter.REASONING_TOKENS, 1 + random.nextInt(4_000));
        }
        return price.rates().containsKey(Meter.REQUESTS) ? usage.with(Meter.REQUESTS, 1) : usage;
    }
}
