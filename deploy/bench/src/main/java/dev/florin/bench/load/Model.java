package dev.florin.bench.load;

import dev.florin.pricing.Charge;
import dev.florin.pricing.Price;
import dev.florin.pricing.PriceVersion;
import dev.florin.pricing.Rate;
import dev.florin.pricing.Rating;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A model that can be called, at the price of the zero-markup offering. */
record Model(String id, Price price) {

    static final List<Model> ALL = List.of(
            of("openai/gpt-4o-mini", 150, 600),
            of("openai/gpt-4o", 2_500, 10_000),
            of("openai/gpt-4.1-mini", 400, 1_600),
            of("openai/o4-mini", 1_100, 4_400));

    Charge charge(Usage usage) {
        return switch (Rating.rate(usage, price)) {
            case Rating.Rated rated -> rated.charge();
            case Rating.Unpriced unpriced -> throw new IllegalStateException(id + " has no rate for " + unpriced);
        };
    }

    /** Rates in credits for a million tokens. */
    private static Model of(String id, long input, long output) {
        return new Model(
                id,
                new Price(
                        new PriceVersion("zero-markup/" + id + "@1"),
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Map.of(Meter.INPUT_TOKENS, perMillion(input), Meter.OUTPUT_TOKENS, perMillion(output))));
    }

    private static Rate perMillion(long credits) {
        return new Rate(credits * 1_000_000, 1_000_000);
    }
}
