package dev.florin.metering.whatif;

import dev.florin.id.AccountId;
import dev.florin.id.RequestId;
import dev.florin.metering.catalogue.ListedModel;
import dev.florin.metering.charge.RecordedUsage;
import dev.florin.metering.draft.DraftModel;
import dev.florin.money.Credits;
import dev.florin.pricing.Charge;
import dev.florin.pricing.ContextTier;
import dev.florin.pricing.Discount;
import dev.florin.pricing.Price;
import dev.florin.pricing.PriceVersion;
import dev.florin.pricing.ProviderPrice;
import dev.florin.pricing.Rate;
import dev.florin.pricing.Rating;
import dev.florin.pricing.Rounding;
import dev.florin.usage.Funding;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.time.Instant;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Catalogues, drafts and the usage that was charged by them, from a seed. */
final class RandomUsage {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final int MODELS = 9;
    private static final int ACCOUNTS = 7;

    private final SplittableRandom random;

    RandomUsage(long seed) {
        random = new SplittableRandom(seed);
    }

    List<ListedModel> catalogue() {
        return IntStream.range(0, MODELS).mapToObj(this::listed).toList();
    }

    /** Other prices for some of the models, and for one that is not sold. */
    List<DraftModel> draft() {
        return IntStream.rangeClosed(0, MODELS)
                .filter(i -> i == MODELS || random.nextBoolean())
                .mapToObj(i -> draftOf(listed(i)))
                .toList();
    }

    static DraftModel draftOf(ListedModel listed) {
        return new DraftModel(
                listed.model(),
                listed.provider(),
                listed.upstreamModel(),
                listed.contextTokens(),
                listed.maxOutputTokens(),
                listed.price(),
                listed.providerPrice());
    }

    /** Requests at the prices of the catalogue, each under the meters of its price, and a few of a model that it has not. */
    List<RecordedUsage> requests(List<ListedModel> catalogue, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> random.nextInt(40) == 0
                        ? recorded("gone", usage(catalogue.getFirst()), charge(Credits.of(1), Discount.NONE))
                        : request(catalogue.get(random.nextInt(catalogue.size()))))
                .toList();
    }

    private RecordedUsage request(ListedModel listed) {
        Usage usage = usage(listed);
        Discount discount = random.nextBoolean() ? Discount.NONE : new Discount(random.nextInt(Discount.WHOLE));
        return recorded(listed.model(), usage, ((Rating.Rated) Rating.rate(usage, listed.price(), discount)).charge());
    }

    private RecordedUsage recorded(String model, Usage usage, Charge charge) {
        boolean isPaidByCustomer = random.nextInt(8) == 0;
        return new RecordedUsage(
                new RequestId(new UUID(0, random.nextLong())),
                new AccountId(new UUID(0, random.nextInt(ACCOUNTS))),
                model,
                "p",
                usage,
                null,
                isPaidByCustomer ? charge(Credits.ZERO, charge.discount()) : charge,
                isPaidByCustomer ? Funding.BYOK : Funding.CREDITS,
                null,
                NOW);
    }

    private Usage usage(ListedModel listed) {
        Map<Meter, Long> quantities = new EnumMap<>(Meter.class);
        listed.price().rates().keySet().forEach(meter -> quantities.put(meter, 1L + random.nextInt(300_000)));
        quantities.computeIfPresent(Meter.REQUESTS, (meter, any) -> 1L);
        return new Usage(quantities);
    }

    private ListedModel listed(int i) {
        Map<Meter, Rate> rates = new EnumMap<>(Map.of(Meter.INPUT_TOKENS, rate(), Meter.OUTPUT_TOKENS, rate()));
        Stream.of(Meter.CACHED_INPUT_TOKENS, Meter.REASONING_TOKENS, Meter.IMAGES, Meter.REQUESTS)
                .filter(meter -> random.nextBoolean())
                .forEach(meter -> rates.put(meter, rate()));
        List<ContextTier> tiers = random.nextInt(3) == 0
                ? List.of(new ContextTier(100_000, Map.of(Meter.INPUT_TOKENS, rate())))
                : List.of();
        Credits minimum = new Credits(random.nextInt(4) == 0 ? random.nextInt(1_000_000_000) : 0);
        Price price = new Price(new PriceVersion("o/m" + i + "@1"), NOW, rates, tiers, minimum, null);
        return new ListedModel("m" + i, "p", "m", 10, 10, 1, price, cost(price));
    }

    /** Of some in another currency than credits are sold in, of some of none. */
    private @Nullable ProviderPrice cost(Price price) {
        Map<Meter, Rate> rates = new EnumMap<>(Meter.class);
        price.rates().keySet().forEach(meter -> rates.put(meter, new Rate(1 + random.nextInt(500), 1_000)));
        String currency = random.nextInt(4) == 0 ? "EUR" : "USD";
        return random.nextInt(4) == 0
                ? null
                : new ProviderPrice(Currency.getInstance(currency), new Price(price.version(), NOW, rates));
    }

    private Rate rate() {
        return new Rate(1 + random.nextInt(500_000), random.nextBoolean() ? 1_000 : 1 + random.nextInt(900));
    }

    private static Charge charge(Credits amount, Discount discount) {
        return new Charge(amount, new PriceVersion("o/m@1"), Rounding.HALF_UP, discount);
    }
}
