package dev.florin.gateway.world;

import dev.florin.catalogue.CatalogueEvent.PricePublished;
import dev.florin.demoupstream.DemoUpstream;
import dev.florin.id.EventId;
import dev.florin.id.Ids;
import dev.florin.pricing.Price;
import dev.florin.pricing.PriceVersion;
import dev.florin.pricing.ProviderPrice;
import dev.florin.pricing.Rate;
import dev.florin.testing.TestStack;
import dev.florin.testing.TestTopics;
import dev.florin.usage.Meter;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What surrounds the gateway in its tests: the demo upstream, a catalogue on Kafka, and a port for the other services. */
public final class GatewayWorld implements QuarkusTestResourceLifecycleManager {

    /** {@code $0.15}, {@code $0.075} and {@code $0.60} a million tokens. */
    public static final String MODEL = "openai/gpt-4o-mini";

    /** Sold, but its price lacks a meter. */
    public static final String UNPRICED_MODEL = "openai/unpriced";

    /** Sold for nothing. */
    public static final String FREE_MODEL = "openai/free";

    /** Sold from tomorrow. */
    public static final String FUTURE_MODEL = "openai/tomorrow";

    /** Sold, but its provider does not listen. */
    public static final String UNREACHABLE_MODEL = "nowhere/model";

    /** Served by {@link OtherServices}, which records what it was asked and answers without usage. */
    public static final String RECORDED_MODEL = "recorded/model";

    /** By a provider that speaks Anthropic's messages. */
    public static final String ANTHROPIC_MODEL = "anthropic/claude-sonnet-4-5";

    /** By a provider that speaks Gemini's generateContent. */
    public static final String GEMINI_MODEL = "gemini/gemini-2.5-flash";

    /** {@code $0.02} a million tokens. */
    public static final String EMBEDDING_MODEL = "openai/text-embedding-3-small";

    /** {@code $0.04} an image. */
    public static final String IMAGE_MODEL = "openai/dall-e-3";

    /** {@code $5} a million tokens of text and {@code $40} of image. */
    public static final String TOKEN_IMAGE_MODEL = "openai/gpt-image-1";

    /** 10, 60 and 4 credits a thousand characters in, characters out and bytes of file; costs $0.50 and $3 a million tokens. */
    public static final String CHARACTER_MODEL = "openai/by-characters";

    /** The same without files. */
    public static final String TEXT_ONLY_MODEL = "openai/by-characters-only";

    private static final BigDecimal CREDITS_PER_DOLLAR = BigDecimal.valueOf(1000);
    private static final Instant PAST = Instant.parse("2026-01-01T00:00:00Z");

    private DemoUpstream upstream;

    @Override
    public Map<String, String> start() {
        publishCatalogue();
        try {
            upstream = DemoUpstream.start(0);
            int servicesPort = freePort();
            String services = "http://localhost:" + servicesPort;
            Map<String, String> config = new HashMap<>();
            config.put("florin.providers.openai.base-url", upstream.baseUrl().toString());
            config.put("florin.providers.anthropic.base-url", upstream.baseUrl().toString());
            config.put("florin.providers.anthropic.api-key", "operators-anthropic-key");
            config.put("florin.providers.anthropic.family", "anthropic");
            config.put(
                    "florin.providers.gemini.base-url",
                    upstream.baseUrl().resolve("/v1beta").toString());
            config.put("florin.providers.gemini.api-key", "operators-gemini-key");
            config.put("florin.providers.gemini.family", "gemini");
            config.put("florin.providers.nowhere.base-url", "http://localhost:" + freePort() + "/v1");
            config.put("florin.providers.nowhere.api-key", "operator");
            config.put("florin.providers.recorded.base-url", services + "/provider/v1");
            config.put("florin.providers.recorded.api-key", "operators-recorded-key");
            config.put("test.services.port", Integer.toString(servicesPort));
            config.put("florin.ledger.url", services + "/ledger");
            config.put("florin.metering.url", services + "/metering");
            config.put("florin.payments.url", services + "/payments");
            config.put("florin.invoicing.url", services + "/invoicing");
            return config;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        upstream.close();
    }

    private static void publishCatalogue() {
        Map<Meter, Rate> rates = Map.of(
                Meter.INPUT_TOKENS, rate("0.15"),
                Meter.CACHED_INPUT_TOKENS, rate("0.075"),
                Meter.OUTPUT_TOKENS, rate("0.60"),
                Meter.REASONING_TOKENS, rate("0.60"));
        try (TestTopics topics = new TestTopics(TestStack.shared())) {
            topics.send(price(MODEL, "openai", PAST, rates));
            topics.send(price(UNPRICED_MODEL, "openai", PAST, Map.of(Meter.INPUT_TOKENS, rate("1"))));
            topics.send(price(
                    FREE_MODEL,
                    "openai",
                    PAST,
                    rates.keySet().stream().collect(Collectors.toMap(meter -> meter, meter -> rate("0")))));
            topics.send(price(FUTURE_MODEL, "openai", Instant.now().plusSeconds(86_400), rates));
            topics.send(price(RECORDED_MODEL, "recorded", PAST, rates));
            topics.send(price(UNREACHABLE_MODEL, "nowhere", PAST, rates));
            topics.send(price(ANTHROPIC_MODEL, "anthropic", PAST, ratesOfAnthropic()));
            topics.send(price(GEMINI_MODEL, "gemini", PAST, ratesOfGemini()));
            topics.send(price(EMBEDDING_MODEL, "openai", PAST, Map.of(Meter.INPUT_TOKENS, rate("0.02"))));
            topics.send(price(IMAGE_MODEL, "openai", PAST, Map.of(Meter.IMAGES, rate("40000"))));
            topics.send(price(
                    TOKEN_IMAGE_MODEL,
                    "openai",
                    PAST,
                    Map.of(Meter.INPUT_TOKENS, rate("5"), Meter.IMAGE_OUTPUT_TOKENS, rate("40"))));
            Map<Meter, Rate> byCharacters = Map.of(
                    Meter.INPUT_CHARACTERS, new Rate(10_000_000, 1_000),
                    Meter.OUTPUT_CHARACTERS, new Rate(60_000_000, 1_000));
            Map<Meter, Rate> withFiles = new EnumMap<>(byCharacters);
            withFiles.put(Meter.REFERENCE_BYTES, new Rate(4_000_000, 1_000));
            Map<Meter, Rate> cost =
                    Map.of(Meter.INPUT_TOKENS, new Rate(500_000, 1_000_000), Meter.OUTPUT_TOKENS, new Rate(3, 1));
            topics.send(price(CHARACTER_MODEL, "openai", PAST, withFiles, cost));
            topics.send(price(TEXT_ONLY_MODEL, "openai", PAST, byCharacters, cost));
        }
    }

    private static Map<Meter, Rate> ratesOfAnthropic() {
        return Map.of(
                Meter.INPUT_TOKENS, rate("3"),
                Meter.CACHED_INPUT_TOKENS, rate("0.30"),
                Meter.CACHE_WRITE_TOKENS, rate("3.75"),
                Meter.CACHE_WRITE_1H_TOKENS, rate("6"),
                Meter.OUTPUT_TOKENS, rate("15"),
                Meter.REASONING_TOKENS, rate("15"),
                Meter.WEB_SEARCHES, rate("10000"));
    }

    private static Map<Meter, Rate> ratesOfGemini() {
        return Map.of(
                Meter.INPUT_TOKENS, rate("0.30"),
                Meter.CACHED_INPUT_TOKENS, rate("0.03"),
                Meter.OUTPUT_TOKENS, rate("2.50"),
                Meter.REASONING_TOKENS, rate("2.50"),
                Meter.WEB_SEARCHES, rate("35000"));
    }

    private static PricePublished price(String model, String provider, Instant from, Map<Meter, Rate> rates) {
        return price(model, provider, from, rates, inDollars(rates));
    }

    /** @param cost in millionths of a dollar */
    private static PricePublished price(
            String model, String provider, Instant from, Map<Meter, Rate> rates, Map<Meter, Rate> cost) {
        Price price = price("test/" + model + "@1", from, rates);
        String upstreamModel = model.substring(model.indexOf('/') + 1);
        ProviderPrice providerPrice = new ProviderPrice(Currency.getInstance("USD"), price(model + "@1", from, cost));
        return new PricePublished(
                new EventId(Ids.system().next()),
                model,
                provider,
                upstreamModel,
                128_000,
                16_384,
                price,
                providerPrice,
                from);
    }

    private static Price price(String version, Instant from, Map<Meter, Rate> rates) {
        boolean free = rates.values().stream().allMatch(Rate::costsNothing);
        return new Price(new PriceVersion(version), from, rates, null, null, free);
    }

    /** A thousand credits are a dollar: the models are sold for what they cost. */
    private static Map<Meter, Rate> inDollars(Map<Meter, Rate> rates) {
        Map<Meter, Rate> inDollars = new EnumMap<>(Meter.class);
        rates.forEach((meter, rate) -> inDollars.put(meter, new Rate(rate.amountMicros(), 1_000 * rate.perUnits())));
        return inDollars;
    }

    private static Rate rate(String dollars) {
        return Rate.ofCurrency(new BigDecimal(dollars), 1_000_000, CREDITS_PER_DOLLAR);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
