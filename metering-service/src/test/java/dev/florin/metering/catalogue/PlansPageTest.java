package dev.florin.metering.catalogue;

import static dev.florin.usage.Meter.INPUT_CHARACTERS;
import static dev.florin.usage.Meter.OUTPUT_CHARACTERS;
import static dev.florin.usage.Meter.REFERENCE_BYTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.florin.money.Credits;
import dev.florin.offering.Plan;
import dev.florin.pricing.Capacity;
import dev.florin.pricing.Rating;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Walks the public price page of the offering {@code plans}: every number printed there comes out of the shipped files. */
class PlansPageTest {

    private static final String EXAMPLE = "google/gemini-3-flash-preview";
    private static final long CHARACTERS_OF_PAGE = 2_000;

    private final Preset preset = Preset.of("plans");

    @Test
    @DisplayName("P1: one credit costs $0.0001")
    void a_credit_costs() {
        assertThat(preset.offering().costOf(Credits.of(1))).isEqualTo(new BigDecimal("0.0001"));
        assertThat(preset.offering().currency().getCurrencyCode()).isEqualTo("USD");
    }

    @Test
    @DisplayName("P2: the page's example: 10,000 characters in and 10,000 out cost 700 credits")
    void the_example_costs_what_is_printed() {
        Usage example = Usage.of(INPUT_CHARACTERS, 10_000).with(OUTPUT_CHARACTERS, 10_000);

        assertThat(preset.charge(EXAMPLE, example)).isEqualTo(Credits.of(700));
        assertThat(preset.cost(EXAMPLE, example)).isEqualByComparingTo("0.07");
    }

    @ParameterizedTest
    @DisplayName("P2: each engine's rates, divided by 1,000; a dash is no rate, so such a request is refused")
    @CsvSource(delimiter = '|', textBlock = """
            openai/gpt-5.4                         | 50 | 300 | 3
            openai/gpt-5.4-mini                    | 15 |  90 | 3
            azure/gpt-5.4                          | 50 | 300 | 3
            azure/gpt-5.4-mini                     | 15 |  90 | 3
            google/gemini-3-flash-preview          | 10 |  60 | 4
            anthropic/claude-sonnet-4-6            | 60 | 300 | —
            bedrock/global.amazon.nova-2-lite-v1:0 |  6 |  53 | —
            xai/grok-4.20-non-reasoning            | 40 | 120 | —
            """)
    void an_engine_costs_what_is_printed(String engine, long input, long output, String vectorBytes) {
        assertThat(preset.charge(engine, Usage.of(INPUT_CHARACTERS, 1_000))).isEqualTo(Credits.of(input));
        assertThat(preset.charge(engine, Usage.of(OUTPUT_CHARACTERS, 1_000))).isEqualTo(Credits.of(output));
        assertThat(preset.charge(engine, Usage.of(INPUT_CHARACTERS, 1))).isEqualTo(new Credits(1_000 * input));
        Usage file = Usage.of(REFERENCE_BYTES, 1_000);
        if (vectorBytes.equals("—")) {
            assertThat(Rating.rate(file, preset.model(engine).price())).isEqualTo(new Rating.Unpriced(REFERENCE_BYTES));
        } else {
            assertThat(preset.charge(engine, file)).isEqualTo(Credits.of(Long.parseLong(vectorBytes)));
        }
    }

    @Test
    @DisplayName("P2: these are all engines of the page, and they are sold by characters, never by tokens")
    void all_engines_are_sold_by_characters() {
        assertThat(preset.models()).hasSize(8).allSatisfy(model -> {
            assertThat(model.price().goesByCharacters()).isTrue();
            assertThat(model.price().rates().keySet()).noneMatch(Meter::countsTokens);
        });
        assertThat(preset.models().getFirst().model()).isEqualTo(EXAMPLE);
    }

    @Test
    @DisplayName(
            "P3: Free 5,000, Starter 30,000, Standard 125,000, Pro 450,000 a month; the free plan stops, paid ones go on")
    void plans_have_what_is_printed() {
        assertThat(preset.offering().plans())
                .extracting(Plan::title, Plan::monthlyCredits)
                .containsExactly(
                        tuple("Free", Credits.of(5_000)),
                        tuple("Starter", Credits.of(30_000)),
                        tuple("Standard", Credits.of(125_000)),
                        tuple("Pro", Credits.of(450_000)));
        assertThat(preset.offering().plans())
                .allSatisfy(plan -> assertThat(plan.creditLimit().isZero())
                        .isEqualTo(plan.title().equals("Free")));
    }

    @Test
    @DisplayName("P4: the capacity table: characters each way, and pages of 2,000 of them")
    void plans_have_the_capacity_that_is_printed() {
        List<Long> characters = preset.offering().plans().stream()
                .map(plan -> Capacity.of(preset.model(EXAMPLE).price(), plan.monthlyCredits())
                        .orElseThrow())
                .toList();

        assertThat(characters).containsExactly(71_428L, 428_571L, 1_785_714L, 6_428_571L);
        assertThat(characters.stream().map(each -> each / CHARACTERS_OF_PAGE)).containsExactly(35L, 214L, 892L, 3_214L);
    }
}
