package dev.florin.gateway.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.money.Credits;
import dev.florin.pricing.ContextTier;
import dev.florin.pricing.Discount;
import dev.florin.pricing.Price;
import dev.florin.pricing.PriceVersion;
import dev.florin.pricing.Rate;
import dev.florin.pricing.Rating;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MaximumChargeTest {

    private static final Map<Meter, Rate> RATES = Map.of(
            Meter.INPUT_TOKENS, new Rate(150, 1),
            Meter.CACHED_INPUT_TOKENS, new Rate(75, 1),
            Meter.OUTPUT_TOKENS, new Rate(600, 1),
            Meter.REASONING_TOKENS, new Rate(1_999, 3));

    private final MaximumCharge charge = at(RATES, "{}");

    @Test
    void countsEachTokenAtTheDearerOfItsMeters() {
        assertThat(charge.of(10, 3)).isEqualTo(new Credits(10 * 150 + 1_999));
    }

    @Test
    void noUsageWithinTheLimitsCostsMore() {
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            long prompt = random.nextInt(1_000);
            long output = random.nextInt(1_000);
            long cached = random.nextLong(prompt + 1);
            long reasoning = random.nextLong(output + 1);
            Usage usage = Usage.of(Meter.INPUT_TOKENS, prompt - cached)
                    .with(Meter.CACHED_INPUT_TOKENS, cached)
                    .with(Meter.OUTPUT_TOKENS, output - reasoning)
                    .with(Meter.REASONING_TOKENS, reasoning);

            assertThat(((Rating.Rated) Rating.rate(usage, price(RATES)))
                            .charge()
                            .amountMicros())
                    .isLessThanOrEqualTo(charge.of(prompt, output));
        }
    }

    @Test
    @DisplayName(
            "F11, T10: what is reserved with a discount covers what is charged with it, and is no more than without")
    void aDiscountLowersTheReservationAsTheCharge() {
        Random random = new Random(11);
        for (int i = 0; i < 1_000; i++) {
            Discount discount = new Discount(random.nextInt(10_000));
            MaximumCharge discounted = charge.less(discount);
            long prompt = random.nextInt(1_000);
            long output = random.nextInt(1_000);
            long reasoning = random.nextLong(output + 1);
            Usage usage = Usage.of(Meter.INPUT_TOKENS, prompt)
                    .with(Meter.OUTPUT_TOKENS, output - reasoning)
                    .with(Meter.REASONING_TOKENS, reasoning);

            assertThat(((Rating.Rated) Rating.rate(usage, price(RATES), discount))
                            .charge()
                            .amountMicros())
                    .isLessThanOrEqualTo(discounted.of(prompt, output));
            assertThat(discounted.of(prompt, output)).isLessThanOrEqualTo(charge.of(prompt, output));
        }
    }

    @Test
    void aPromptThatMayReachALongerTierCountsAtItsRates() {
        ContextTier tier = new ContextTier(100, Map.of(Meter.INPUT_TOKENS, new Rate(300, 1)));
        Price tiered = new Price(new PriceVersion("test@1"), Instant.EPOCH, RATES, List.of(tier), null, null);
        MaximumCharge most = MaximumCharge.at(tiered, exposed("{}"), 0).orElseThrow();

        assertThat(most.of(100, 0)).isEqualTo(new Credits(15_000));
        assertThat(most.of(101, 0)).isEqualTo(new Credits(30_300));
    }

    @Test
    void theAffordableAnswerIsTheLongestThatCanBePaid() {
        Credits credits = charge.of(10, 100);

        assertThat(charge.affordableOutput(10, 1_000, credits)).isEqualTo(100);
        assertThat(charge.affordableOutput(10, 1_000, credits.minus(new Credits(1))))
                .isEqualTo(99);
        assertThat(charge.affordableOutput(10, 50, credits)).isEqualTo(50);
        assertThat(charge.affordableOutput(10, 50, Credits.ZERO)).isZero();
    }

    @Test
    @DisplayName("T9: what is charged by request and by search is reserved with the tokens")
    void countsWhatTheRequestMayUseBesides() {
        MaximumCharge besides = at(
                with(RATES, Map.of(Meter.REQUESTS, new Rate(7, 1), Meter.WEB_SEARCHES, new Rate(10_000, 1))),
                "{\"web_search_options\":{}}");

        assertThat(besides.of(10, 3))
                .isEqualTo(new Credits(10 * 150 + 1_999 + 7 + Exposure.MOST_WEB_SEARCHES * 10_000));
    }

    @Test
    void aTokenThatMayBeWrittenToTheCacheCountsAtThatRateIfItIsDearer() {
        assertThat(at(with(RATES, Map.of(Meter.CACHE_WRITE_TOKENS, new Rate(188, 1))), "{}")
                        .of(10, 0))
                .isEqualTo(new Credits(1_880));
        assertThat(at(with(RATES, Map.of(Meter.CACHE_WRITE_TOKENS, new Rate(1, 1))), "{}")
                        .of(10, 0))
                .isEqualTo(new Credits(1_500));
    }

    @Test
    @DisplayName("P2: a meter that the request would use without a rate is refused")
    void aMeterWithoutARateIsRefused() {
        assertThat(MaximumCharge.at(price(Map.of(Meter.INPUT_TOKENS, new Rate(1, 1))), exposed("{}"), 0))
                .isEmpty();
        assertThat(MaximumCharge.at(price(RATES), exposed("{\"web_search_options\":{}}"), 0))
                .isEmpty();
    }

    private static MaximumCharge at(Map<Meter, Rate> rates, String body) {
        return MaximumCharge.at(price(rates), exposed(body), 0).orElseThrow();
    }

    private static Exposure exposed(String body) {
        try {
            return Exposure.of(ExactJson.read(body.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<Meter, Rate> with(Map<Meter, Rate> rates, Map<Meter, Rate> more) {
        Map<Meter, Rate> all = new EnumMap<>(rates);
        all.putAll(more);
        return all;
    }

    private static Price price(Map<Meter, Rate> rates) {
        return new Price(new PriceVersion("test@1"), Instant.EPOCH, rates);
    }
}
