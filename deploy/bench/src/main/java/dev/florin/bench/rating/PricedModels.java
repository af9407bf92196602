package dev.florin.bench.rating;

import dev.florin.catalogue.CatalogueEvent.PricePublished;
import dev.florin.id.EventId;
import dev.florin.money.Credits;
import dev.florin.pricing.ContextTier;
import dev.florin.pricing.Markup;
import dev.florin.pricing.Price;
import dev.florin.pricing.PriceVersion;
import dev.florin.pricing.ProviderPrice;
import dev.florin.pricing.Rate;
import dev.florin.usage.Meter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A catalogue as an operator has it: models at providers' prices with a markup of 5 %, a third of them with context tiers, a
 * quarter with a fee for each request, a fifth with a minimum charge.
 */
final class PricedModels {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final BigDecimal CREDITS_PER_DOLLAR = BigDecimal.valueOf(1_000);
    private static final Currency USD = Currency.getInstance("USD");

    private PricedModels() {}

    static List<PricePublished> of(int models) {
        return IntStream.range(0, models).mapToObj(PricedModels::model).toList();
    }

    private static PricePublished model(int number) {
        String name = "provider-%d/model-%d".formatted(number % 40, number);
        PriceVersion version = new PriceVersion("bench/" + name + "@1");
        ProviderPrice cost = new ProviderPrice(USD, cost(number, name));
        Price price = new Markup(500).on(cost, version, START, CREDITS_PER_DOLLAR);
        return new PricePublished(
                new EventId(new UUID(0x0192f5e3a3b27000L, 0x8000000000000000L | number)),
                name,
                "provider-" + number % 40,
                "model-" + number,
                1_000_000,
                64_000,
                price,
                cost,
                START);
    }

    private static Price cost(int number, String name) {
        Map<Meter, Rate> rates = new EnumMap<>(Meter.class);
        rates.put(Meter.INPUT_TOKENS, perToken(546_875 + number));
        rates.put(Meter.CACHED_INPUT_TOKENS, perToken(54_687 + number));
        rates.put(Meter.OUTPUT_TOKENS, perToken(2_187_500 + number));
        rates.put(Meter.REASONING_TOKENS, perToken(2_187_500 + number));
        if (number % 4 == 0) {
            rates.put(Meter.REQUESTS, new Rate(1_000, 1));
        }
        List<ContextTier> tiers = number % 3 == 0
                ? List.of(
                        new ContextTier(128_000, Map.of(Meter.INPUT_TOKENS, perToken(700_000))),
                        new ContextTier(
                                200_000,
                                Map.of(
                                        Meter.INPUT_TOKENS, perToken(1_093_750),
                                        Meter.OUTPUT_TOKENS, perToken(3_281_250))))
                : List.of();
        Credits minimum = new Credits(number % 5 == 0 ? 20 : 0);
        return new Price(new PriceVersion(name + "@1"), START, rates, tiers, minimum, null);
    }

    /** A price as providers write it, such as 5.46875e-07 dollars for a token: 546,875 parts of a million millions. */
    private static Rate perToken(long millionthMicros) {
        return new Rate(millionthMicros, 1_000_000);
    }
}
