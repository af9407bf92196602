package dev.florin.metering.catalogue;

import static dev.florin.usage.Meter.CACHED_INPUT_TOKENS;
import static dev.florin.usage.Meter.IMAGES;
import static dev.florin.usage.Meter.IMAGE_OUTPUT_TOKENS;
import static dev.florin.usage.Meter.INPUT_TOKENS;
import static dev.florin.usage.Meter.OUTPUT_TOKENS;
import static dev.florin.usage.Meter.REASONING_TOKENS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.money.Credits;
import dev.florin.money.Money;
import dev.florin.offering.Commitment;
import dev.florin.offering.CustomAmount;
import dev.florin.offering.Offering;
import dev.florin.offering.Offering.CreditPackage;
import dev.florin.pricing.Discount;
import dev.florin.pricing.DiscountSchedule;
import dev.florin.pricing.Price;
import dev.florin.pricing.Rating;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks the public price page of each offering: what is printed there comes out of the shipped files and the rating. */
class OfferingPagesTest {
    private static final long MILLION = 1_000_000;

    @Test
    @DisplayName("Z1, Z2, Z5: zero-markup's page: $1 = 1,000 credits, from $10, $0.15 a million, a warning at $0.30")
    void zero_markup() {
        Preset preset = Preset.of("zero-markup");
        Offering offering = preset.offering();

        assertThat(offering.creditsFor(usd(1))).isEqualTo(Credits.of(1_000));
        assertThat(offering.minimumPurchase()).isEqualTo(usd(10));
        assertThat(offering.customPackage(offering.minimumPurchase()).credits()).isEqualTo(Credits.of(10_000));
        assertThat(offering.packages())
                .allSatisfy(item -> assertThat(item.credits()).isEqualTo(offering.creditsFor(item.price())));
        assertThat(offering.lowBalance()).isEqualTo(Credits.of(300));
        assertThat(offering.costOf(offering.lowBalance())).isEqualByComparingTo("0.30");
        assertThat(preset.cost("openai/gpt-4o-mini", Usage.of(INPUT_TOKENS, MILLION)))
                .isEqualByComparingTo("0.15");
        assertThat(preset.cost("openai/gpt-4o-mini", Usage.of(INPUT_TOKENS, 1))).isEqualByComparingTo("0.00000015");
    }

    @Test
    @DisplayName(
            "F1, F2, F4, F8: free-tier's page: 1 credit = €0.00001, €1 for new accounts, from €5, a warning at 10 %")
    void free_tier_sells() {
        Offering offering = Preset.of("free-tier").offering();

        assertThat(offering.currency().getCurrencyCode()).isEqualTo("EUR");
        assertThat(offering.costOf(Credits.of(1))).isEqualTo(new BigDecimal("0.00001"));
        assertThat(offering.creditsFor(Money.of(1_00, "EUR"))).isEqualTo(Credits.of(100_000));
        assertThat(offering.newAccountGrant()).isEqualTo(Credits.of(100_000));
        assertThat(offering.costOf(offering.newAccountGrant())).isEqualByComparingTo("1");
        assertThat(offering.minimumPurchase()).isEqualTo(Money.of(5_00, "EUR"));
        assertThat(Objects.requireNonNull(offering.customAmount()).minimum()).isEqualTo(Money.of(5_00, "EUR"));
        assertThat(offering.lowBalanceSharePercent()).isEqualTo(10);
        assertThat(offering.lowBalance()).isEqualTo(Credits.ZERO);
        assertThat(offering.packages())
                .allSatisfy(item -> assertThat(item.credits()).isEqualTo(offering.creditsFor(item.price())));
    }

    @Test
    @DisplayName(
            "F2, F3: free-tier's models: by 1,000 tokens in and out, by generation or by tokens, and some for nothing")
    void free_tier_charges() {
        Preset preset = Preset.of("free-tier");

        assertThat(preset.cost("openai/gpt-4o-mini", Usage.of(INPUT_TOKENS, 1_000)))
                .isEqualByComparingTo("0.00018");
        assertThat(preset.cost("openai/gpt-4o-mini", Usage.of(OUTPUT_TOKENS, 1_000)))
                .isEqualByComparingTo("0.00072");
        assertThat(preset.charge("openai/gpt-4o-mini", Usage.of(INPUT_TOKENS, 1_000)))
                .isEqualTo(Credits.of(18));
        assertThat(preset.cost("openai/dall-e-3", Usage.of(IMAGES, 2))).isEqualByComparingTo("0.096");
        assertThat(preset.cost(
                        "openai/gpt-image-1", Usage.of(INPUT_TOKENS, 1_000).with(IMAGE_OUTPUT_TOKENS, 1_000)))
                .isEqualByComparingTo("0.054");
        assertThat(preset.cost("openai/text-embedding-3-small", Usage.of(INPUT_TOKENS, 1_000)))
                .isEqualByComparingTo("0.000024");
        assertThat(preset.model("gemini/gemma-3-27b-it").price().costsNothing()).isTrue();
        assertThat(preset.charge(
                        "gemini/gemma-3-27b-it", Usage.of(INPUT_TOKENS, MILLION).with(OUTPUT_TOKENS, MILLION)))
                .isEqualTo(Credits.ZERO);
    }

    @Test
    @DisplayName("F11: free-tier's page: volume discounts from €1,000 a month, and none below")
    void free_tier_discounts() {
        Preset preset = Preset.of("free-tier");
        DiscountSchedule discounts = preset.offering().volumeDiscounts();
        Credits thousand = preset.offering().creditsFor(Money.of(1_000_00, "EUR"));
        Usage million = Usage.of(INPUT_TOKENS, MILLION);

        assertThat(discounts.at(thousand.minus(new Credits(1)))).isEqualTo(Discount.NONE);
        assertThat(discounts.at(thousand)).isEqualTo(new Discount(500));
        assertThat(discounts.largest()).isEqualTo(new Discount(1_200));
        assertThat(Rating.rate(million, preset.model("openai/gpt-4o-mini").price(), discounts.at(thousand)))
                .extracting(rating -> ((Rating.Rated) rating).charge().amountMicros())
                .isEqualTo(
                        new Credits(preset.charge("openai/gpt-4o-mini", million).micros() / 100 * 95));
    }

    @Test
    @DisplayName("T10: teams' page: an annual commitment with a discount and limits of its own")
    void teams_commits() {
        Offering offering = Preset.of("teams").offering();
        Commitment annual = offering.commitmentById("annual").orElseThrow();

        assertThat(annual.endOfTerm(Instant.parse("2026-12-01T00:00:00Z"))).isEqualTo("2027-12-01T00:00:00Z");
        assertThat(annual.discount()).isEqualTo(new Discount(1_000));
        assertThat(annual.rateLimits().requestsPerMinute())
                .isGreaterThan(offering.rateLimits().requestsPerMinute());
    }

    @Test
    @DisplayName("T1: teams' page: $10, $50, $200, $1,000, $5,000, and any amount from 10 to 5,000")
    void teams_sells() {
        Offering offering = Preset.of("teams").offering();

        assertThat(offering.packages())
                .extracting(CreditPackage::price)
                .containsExactlyElementsOf(LongStream.of(10, 50, 200, 1_000, 5_000)
                        .mapToObj(OfferingPagesTest::usd)
                        .toList());
        assertThat(offering.packages())
                .allSatisfy(item -> assertThat(item.credits()).isEqualTo(offering.creditsFor(item.price())));
        assertThat(offering.customAmount()).isEqualTo(new CustomAmount(usd(10), usd(5_000)));
    }

    @Test
    @DisplayName("T9: teams' grid: input, cached input and output by the million; images by the request")
    void teams_charges() {
        Preset preset = Preset.of("teams");

        assertThat(grid(preset, "openai/gpt-4.1-mini")).containsExactly("0.4", "0.1", "1.6");
        assertThat(grid(preset, "anthropic/claude-sonnet-4-5")).containsExactly("3", "0.3", "15");
        assertThat(preset.model("deepseek/deepseek-reasoner").provider()).isEqualTo("deepseek");
        assertThat(preset.cost("openai/dall-e-3", Usage.of(IMAGES, 1))).isEqualByComparingTo("0.04");
        Price images = preset.model("openai/dall-e-3").price();
        assertThat(Rating.rate(Usage.of(CACHED_INPUT_TOKENS, 1), images))
                .isEqualTo(new Rating.Unpriced(CACHED_INPUT_TOKENS));
    }

    @Test
    @DisplayName(
            "S2, S6: settlement's page names no figures: packages of credits, prices out of provider cost profiles")
    void settlement_sells_at_cost_and_a_markup() {
        Preset preset = Preset.of("settlement");

        assertThat(preset.offering().packages())
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(item ->
                        assertThat(item.credits()).isEqualTo(preset.offering().creditsFor(item.price())));
        assertThat(preset.models())
                .allSatisfy(model -> assertThat(model.providerPrice()).isNotNull());
        assertThat(preset.cost("openai/gpt-4o-mini", Usage.of(INPUT_TOKENS, MILLION)))
                .isEqualByComparingTo("0.18");
        assertThat(preset.cost("anthropic/claude-sonnet-4-5", Usage.of(OUTPUT_TOKENS, MILLION)))
                .isEqualByComparingTo("16.875");
    }

    @ParameterizedTest
    @MethodSource("dev.florin.metering.catalogue.OfferingSchemasTest#presets")
    @DisplayName("P2: no model to chat with is refused for want of a rate that any chat may use")
    void every_model_to_chat_with_can_be_called(String name) {
        assertThat(Preset.of(name).models())
                .filteredOn(model -> model.price().rates().containsKey(OUTPUT_TOKENS))
                .allSatisfy(model -> assertThat(model.price().rates())
                        .as(model.model())
                        .containsKeys(INPUT_TOKENS, CACHED_INPUT_TOKENS, OUTPUT_TOKENS, REASONING_TOKENS));
    }

    /** What a million tokens of input, cached input and output cost in dollars. */
    private static List<String> grid(Preset preset, String model) {
        return List.of(INPUT_TOKENS, CACHED_INPUT_TOKENS, OUTPUT_TOKENS).stream()
                .map((Meter meter) ->
                        preset.cost(model, Usage.of(meter, MILLION)).toPlainString())
                .toList();
    }

    private static Money usd(long dollars) {
        return Money.of(100 * dollars, "USD");
    }
}
