package dev.florin.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.florin.money.Credits;
import dev.florin.pricing.Rating.Rated;
import dev.florin.pricing.Rating.Unpriced;
import dev.florin.usage.Meter;
import dev.florin.usage.ProviderCost;
import dev.florin.usage.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PriceTest {

    private static final PriceVersion VERSION = new PriceVersion("test/model@1");
    private static final Currency USD = Currency.getInstance("USD");
    private static final Map<Meter, Rate> ONE_EACH = Map.of(
            Meter.INPUT_TOKENS, new Rate(1, 1),
            Meter.CACHED_INPUT_TOKENS, new Rate(1, 2),
            Meter.OUTPUT_TOKENS, new Rate(4, 1));
    private static final ContextTier LONG =
            new ContextTier(200_000, Map.of(Meter.INPUT_TOKENS, new Rate(2, 1), Meter.OUTPUT_TOKENS, new Rate(6, 1)));

    @Test
    void one_token_above_the_tier_moves_the_whole_request() {
        Price price = price(ONE_EACH, List.of(LONG), null);
        Usage upTo = Usage.of(Meter.INPUT_TOKENS, 200_000).with(Meter.OUTPUT_TOKENS, 10);

        assertThat(charge(upTo, price, Discount.NONE)).isEqualTo(new Credits(200_000 + 40));
        assertThat(charge(upTo.with(Meter.INPUT_TOKENS, 1), price, Discount.NONE))
                .isEqualTo(new Credits(2 * 200_001 + 60));
    }

    @Test
    void cached_tokens_make_a_prompt_long_too_and_keep_their_rate_where_the_tier_has_none() {
        Price price = price(ONE_EACH, List.of(LONG), null);
        Usage usage = Usage.of(Meter.INPUT_TOKENS, 1).with(Meter.CACHED_INPUT_TOKENS, 200_000);

        assertThat(charge(usage, price, Discount.NONE)).isEqualTo(new Credits(2 + 100_000));
    }

    @Test
    void a_long_answer_is_no_long_prompt() {
        Price price = price(ONE_EACH, List.of(LONG), null);

        assertThat(charge(Usage.of(Meter.OUTPUT_TOKENS, 300_000), price, Discount.NONE))
                .isEqualTo(new Credits(1_200_000));
    }

    @Test
    @DisplayName("F11: the discount comes off the exact sum before the one rounding, and stands in the charge")
    void the_discount_comes_before_the_rounding() {
        Price price = price(Map.of(Meter.INPUT_TOKENS, new Rate(1, 2)), null, null);
        Discount fifth = new Discount(2_000);

        Charge charge = rated(Usage.of(Meter.INPUT_TOKENS, 3), price, fifth);

        assertThat(charge)
                .isEqualTo(new Charge(new Credits(1), VERSION, Rounding.HALF_UP, fifth)); // 1.2, not 2 less 0.4
        assertThat(charge.discount()).isEqualTo(fifth).hasToString("20%");
    }

    @Test
    @DisplayName("F11: from €1,000 a month (100,000,000 credits) a step's discount holds, not a micro-credit earlier")
    void volume_discounts_go_by_the_spend_of_the_month() {
        Credits thousandEuros = Credits.of(100_000_000);
        DiscountSchedule schedule = new DiscountSchedule(List.of(
                new DiscountSchedule.Step(thousandEuros, new Discount(500)),
                new DiscountSchedule.Step(Credits.of(500_000_000), new Discount(1_000))));

        assertThat(schedule.at(thousandEuros.minus(new Credits(1)))).isEqualTo(Discount.NONE);
        assertThat(schedule.at(thousandEuros)).isEqualTo(new Discount(500));
        assertThat(schedule.at(Credits.of(1_000_000_000))).isEqualTo(new Discount(1_000));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DiscountSchedule(
                        List.of(schedule.steps().get(1), schedule.steps().get(0))));
    }

    @Test
    void a_request_costs_at_least_the_minimum_and_no_discount_goes_below() {
        Price price = price(ONE_EACH, null, new Credits(100));

        assertThat(charge(Usage.of(Meter.INPUT_TOKENS, 1), price, Discount.NONE))
                .isEqualTo(new Credits(100));
        assertThat(charge(Usage.of(Meter.INPUT_TOKENS, 120), price, new Discount(5_000)))
                .isEqualTo(new Credits(100));
        assertThat(charge(Usage.of(Meter.INPUT_TOKENS, 101), price, Discount.NONE))
                .isEqualTo(new Credits(101));
    }

    @Test
    @DisplayName("F2: a free model is free because its price says so, and not because its rates happen to be zero")
    void nothing_is_free_by_accident() {
        Map<Meter, Rate> zeros = Map.of(Meter.INPUT_TOKENS, new Rate(0, 1), Meter.OUTPUT_TOKENS, new Rate(0, 1));

        Price free = new Price(VERSION, Instant.EPOCH, zeros, null, null, true);

        assertThat(charge(Usage.of(Meter.INPUT_TOKENS, Long.MAX_VALUE), free, Discount.NONE))
                .isEqualTo(Credits.ZERO);
        assertThat(Rating.rate(Usage.of(Meter.IMAGES, 1), free)).isEqualTo(new Unpriced(Meter.IMAGES));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> price(zeros, null, null))
                .withMessageContaining("not said to be free");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Price(VERSION, Instant.EPOCH, ONE_EACH, null, null, true))
                .withMessageContaining("is said to be free");
    }

    @Test
    @DisplayName("T9: a request, an image, a second of video and one of a GPU are charged by the piece")
    void pieces_are_charged_by_the_piece() {
        Price price = price(
                Map.of(
                        Meter.REQUESTS, new Rate(7, 1),
                        Meter.IMAGES, new Rate(40_000, 1),
                        Meter.VIDEO_SECONDS, new Rate(100_000, 1),
                        Meter.GPU_SECONDS, new Rate(500_000, 3_600)),
                null,
                null);
        Usage usage = Usage.of(Meter.REQUESTS, 1)
                .with(Meter.IMAGES, 2)
                .with(Meter.VIDEO_SECONDS, 5)
                .with(Meter.GPU_SECONDS, 36);

        assertThat(charge(usage, price, Discount.NONE)).isEqualTo(new Credits(7 + 80_000 + 500_000 + 5_000));
    }

    @Test
    void tiers_stand_in_order_and_have_rates_that_hold_below_too() {
        ContextTier longer = new ContextTier(300_000, LONG.rates());

        assertThatIllegalArgumentException().isThrownBy(() -> price(ONE_EACH, List.of(longer, LONG), null));
        assertThatIllegalArgumentException().isThrownBy(() -> price(ONE_EACH, List.of(LONG, LONG), null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> price(Map.of(Meter.INPUT_TOKENS, new Rate(1, 1)), List.of(LONG), null))
                .withMessageContaining("no rate below");
    }

    @Test
    @DisplayName(
            "Z2, S2, S8: a markup on $5.46875e-07 a token comes through exactly, and zero markup is the cost itself")
    void a_markup_is_exact() {
        Rate cost = Rate.ofCurrency(new BigDecimal("5.46875e-07"), 1, BigDecimal.ONE);
        ProviderPrice provider = new ProviderPrice(
                USD,
                price(
                        Map.of(Meter.INPUT_TOKENS, cost),
                        List.of(new ContextTier(128_000, Map.of(Meter.INPUT_TOKENS, new Rate(1, 1)))),
                        new Credits(4)));
        BigDecimal thousand = BigDecimal.valueOf(1_000);

        Price same = Markup.NONE.on(provider, VERSION, Instant.EPOCH, thousand);
        Price dearer = new Markup(1_250).on(provider, VERSION, Instant.EPOCH, thousand);

        assertThat(rateOf(same).perUnit()).hasToString("546.875");
        assertThat(rateOf(dearer).perUnit()).hasToString("615.234375");
        assertThat(dearer.tiers().getFirst().rates()).containsEntry(Meter.INPUT_TOKENS, new Rate(1_125, 1));
        assertThat(dearer.minimumCharge()).isEqualTo(new Credits(4_500));
        assertThat(provider.costOf(Usage.of(Meter.INPUT_TOKENS, 64_000))).contains(new ProviderCost(35_000, USD));
        assertThat(provider.costOf(Usage.of(Meter.IMAGES, 1))).isEmpty();
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new Markup(1).on(provider, VERSION, Instant.EPOCH, BigDecimal.ONE))
                .withMessageContaining("minimum charge");
    }

    @Test
    void a_provider_cannot_charge_in_what_the_ledger_cannot_post() {
        Price price = price(ONE_EACH, null, null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProviderPrice(Currency.getInstance("XAU"), price))
                .withMessageContaining("XAU_micros");
    }

    @Test
    void a_limit_on_a_meter_without_a_rate_refuses_the_request_before_it_is_sent() {
        Price price = price(ONE_EACH, null, null);
        Set<Meter> answer = Set.of(Meter.OUTPUT_TOKENS, Meter.REASONING_TOKENS);

        assertThat(MostCharged.of(List.of(new UsageLimit(answer, 1)), price, Discount.NONE))
                .isEqualTo(new Unpriced(Meter.REASONING_TOKENS));
    }

    @Test
    void an_explanation_shows_each_step_exactly() {
        Price price = price(
                Map.of(Meter.INPUT_TOKENS, new Rate(1, 3), Meter.OUTPUT_TOKENS, new Rate(5, 2)), null, new Credits(1));

        Explanation explanation = Explanation.of(
                        Usage.of(Meter.INPUT_TOKENS, 4).with(Meter.OUTPUT_TOKENS, 7), price, new Discount(1_000))
                .orElseThrow();

        assertThat(explanation.lines())
                .extracting(line -> line.meter() + " " + line.quantity() + " = " + line.amountMicros())
                .containsExactly("tokens.input 4 = 4/3", "tokens.output 7 = 17.5");
        assertThat(explanation.sumMicros()).hasToString("113/6");
        assertThat(explanation.discountedMicros()).hasToString("16.95");
        assertThat(explanation.amountMicros()).isEqualTo(new Credits(17));
        assertThat(explanation.isMinimum()).isFalse();
    }

    private static Rate rateOf(Price price) {
        return price.rates().values().iterator().next();
    }

    private static Credits charge(Usage usage, Price price, Discount discount) {
        return rated(usage, price, discount).amountMicros();
    }

    private static Charge rated(Usage usage, Price price, Discount discount) {
        return ((Rated) Rating.rate(usage, price, discount)).charge();
    }

    private static Price price(Map<Meter, Rate> rates, @Nullable List<ContextTier> tiers, @Nullable Credits minimum) {
        return new Price(VERSION, Instant.EPOCH, rates, tiers, minimum, null);
    }
}
