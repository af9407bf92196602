package dev.florin.metering.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.id.Ids;
import dev.florin.id.KeyId;
import dev.florin.id.ProjectId;
import dev.florin.id.RequestId;
import dev.florin.metering.catalogue.ListedModel;
import dev.florin.money.Credits;
import dev.florin.pricing.Charge;
import dev.florin.pricing.Discount;
import dev.florin.pricing.Price;
import dev.florin.pricing.PriceVersion;
import dev.florin.pricing.ProviderPrice;
import dev.florin.pricing.Rate;
import dev.florin.pricing.Rating;
import dev.florin.pricing.Rounding;
import dev.florin.usage.Funding;
import dev.florin.usage.Meter;
import dev.florin.usage.ProviderCost;
import dev.florin.usage.Usage;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecheckTest {
    private static final Ids IDS = Ids.system();
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Currency USD = Currency.getInstance("USD");
    private static final PriceVersion VERSION = new PriceVersion("zero-markup/p/m@1");
    private static final ProviderPrice COST = new ProviderPrice(
            USD,
            new Price(VERSION, NOW, Map.of(Meter.INPUT_TOKENS, new Rate(1, 8), Meter.OUTPUT_TOKENS, new Rate(1, 3))));
    private static final ListedModel LISTED = listed(COST);
    private static final int CHARGES = 5_000;

    @Test
    @DisplayName(
            "S1: what rating gives is right whatever usage and discount, and a micro-credit or a millionth more is not")
    void rating_agrees_with_itself_and_with_nothing_else() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CHARGES; i++) {
            Usage usage = Usage.of(Meter.INPUT_TOKENS, random.nextLong(1_000_000))
                    .with(Meter.OUTPUT_TOKENS, random.nextLong(1, 1_000_000));
            Charge right = rated(usage, new Discount(random.nextInt(10_001)));
            ProviderCost cost = COST.costOf(usage).orElseThrow();
            Charge wrong = new Charge(
                    new Credits(right.amountMicros().micros() + 1),
                    right.priceVersion(),
                    right.rounding(),
                    right.discount());
            ProviderCost costly = new ProviderCost(cost.costMicros() + 1, USD);

            assertThat(Recheck.of(recorded(usage, right, Funding.CREDITS, cost), LISTED))
                    .as("seed %d", seed)
                    .isEmpty();
            assertThat(Recheck.of(recorded(usage, wrong, Funding.CREDITS, cost), LISTED))
                    .as("seed %d", seed)
                    .hasValueSatisfying(found -> assertThat(found.dueMicros()).isEqualTo(right.amountMicros()));
            assertThat(Recheck.of(recorded(usage, right, Funding.CREDITS, costly), LISTED))
                    .as("seed %d", seed)
                    .hasValueSatisfying(
                            found -> assertThat(found.dueProviderCost()).isEqualTo(cost));
        }
    }

    @Test
    @DisplayName("Z4: what the customer's own key paid is right when nothing was charged and nothing is owed")
    void a_request_with_the_customers_key_costs_nothing() {
        Usage usage = Usage.of(Meter.OUTPUT_TOKENS, 100);
        Charge nothing = new Charge(Credits.ZERO, VERSION, Rounding.HALF_UP);

        assertThat(Recheck.of(recorded(usage, nothing, Funding.BYOK, null), LISTED))
                .isEmpty();
        assertThat(Recheck.of(recorded(usage, rated(usage, Discount.NONE), Funding.BYOK, null), LISTED))
                .hasValueSatisfying(found -> assertThat(found.dueMicros()).isEqualTo(Credits.ZERO));
    }

    @Test
    @DisplayName(
            "P2: the charge of a price by characters is right by them, the provider's cost by the tokens it reported")
    void a_charge_by_characters_and_a_cost_by_tokens_are_both_right() {
        // given
        Usage characters = Usage.of(Meter.INPUT_CHARACTERS, 10_000).with(Meter.OUTPUT_CHARACTERS, 10_000);
        Usage reported =
                Usage.of(Meter.INPUT_TOKENS, 80).with(Meter.OUTPUT_TOKENS, 200).with(Meter.REASONING_TOKENS, 100);
        Price price = new Price(
                VERSION,
                NOW,
                Map.of(
                        Meter.INPUT_CHARACTERS, new Rate(10_000_000, 1_000),
                        Meter.OUTPUT_CHARACTERS, new Rate(60_000_000, 1_000)));
        Charge charge = new Charge(Credits.of(700), VERSION, Rounding.HALF_UP);

        // when
        UsageRecorded right = recorded(characters, charge, Funding.CREDITS, new ProviderCost(110, USD), reported);
        UsageRecorded wrong = recorded(characters, charge, Funding.CREDITS, new ProviderCost(76, USD), reported);

        // then
        ListedModel byCharacters = new ListedModel("p/m", "p", "m", 10, 10, 1, price, COST);
        assertThat(Recheck.of(right, byCharacters)).isEmpty();
        assertThat(Recheck.of(wrong, byCharacters))
                .hasValueSatisfying(found -> assertThat(found.dueProviderCost()).isEqualTo(new ProviderCost(110, USD)));
    }

    @Test
    void a_cost_that_was_not_told_is_missed_where_the_price_has_one() {
        Usage usage = Usage.of(Meter.OUTPUT_TOKENS, 100);
        UsageRecorded untold = recorded(usage, rated(usage, Discount.NONE), Funding.CREDITS, null);

        assertThat(Recheck.of(untold, LISTED))
                .hasValueSatisfying(found -> assertThat(found.dueProviderCost()).isEqualTo(new ProviderCost(33, USD)));
        assertThat(Recheck.of(untold, listed(null))).isEmpty();
    }

    @Test
    @DisplayName("P2: a meter without a rate is told")
    void a_meter_without_a_rate_is_told() {
        Charge charge = new Charge(Credits.of(40), VERSION, Rounding.HALF_UP);

        assertThat(reasonOf(recorded(Usage.of(Meter.IMAGES, 1), charge, Funding.CREDITS, null), LISTED))
                .isEqualTo("the price has no rate for images");
    }

    @Test
    void a_version_that_was_never_published_or_is_of_another_model_is_told() {
        Usage usage = Usage.of(Meter.OUTPUT_TOKENS, 100);
        UsageRecorded recorded = recorded(usage, rated(usage, Discount.NONE), Funding.CREDITS, null);
        ListedModel other = new ListedModel("p/other", "p", "o", 10, 10, 1, LISTED.price());

        assertThat(reasonOf(recorded, null)).isEqualTo("a price of this version was never published here");
        assertThat(reasonOf(recorded, other)).isEqualTo("the price is of p/other");
    }

    private static String reasonOf(UsageRecorded recorded, @Nullable ListedModel listed) {
        return Recheck.of(recorded, listed).orElseThrow().reason();
    }

    private static ListedModel listed(@Nullable ProviderPrice cost) {
        Price price = new Price(
                VERSION,
                NOW,
                Map.of(
                        Meter.INPUT_TOKENS,
                        Rate.ofCurrency(new BigDecimal("0.15"), 1_000_000, BigDecimal.valueOf(1000)),
                        Meter.OUTPUT_TOKENS,
                        Rate.ofCurrency(new BigDecimal("5.46875e-07"), 1, BigDecimal.valueOf(1000))));
        return new ListedModel("p/m", "p", "m", 10, 10, 1, price, cost);
    }

    private static Charge rated(Usage usage, Discount discount) {
        return ((Rating.Rated) Rating.rate(usage, LISTED.price(), discount)).charge();
    }

    private static UsageRecorded recorded(
            Usage usage, Charge charge, Funding funding, @Nullable ProviderCost providerCost) {
        return recorded(usage, charge, funding, providerCost, null);
    }

    private static UsageRecorded recorded(
            Usage usage,
            Charge charge,
            Funding funding,
            @Nullable ProviderCost providerCost,
            @Nullable Usage reported) {
        return new UsageRecorded(
                new RequestId(IDS.next()),
                new AccountId(IDS.next()),
                new ProjectId(IDS.next()),
                new KeyId(IDS.next()),
                "p/m",
                "p",
                usage,
                charge,
                funding,
                charge.amountMicros(),
                new EpochId(IDS.next()),
                12,
                providerCost,
                reported,
                null,
                NOW);
    }
}
