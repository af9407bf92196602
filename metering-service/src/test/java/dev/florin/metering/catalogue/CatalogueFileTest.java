package dev.florin.metering.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.florin.money.Credits;
import dev.florin.offering.Offering;
import dev.florin.offering.OfferingFile;
import dev.florin.pricing.Fraction;
import dev.florin.pricing.Price;
import dev.florin.pricing.ProviderPrice;
import dev.florin.pricing.Rate;
import dev.florin.usage.Meter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueFileTest {
    private static final Path PRESET = Path.of(System.getProperty("florin.root"), "deploy/offerings/zero-markup");
    private static final Offering OFFERING = OfferingFile.read(PRESET.resolve("offering.yaml"));
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final String VALID = """
            models:
              - id: openai/gpt-4o-mini
                provider: openai
                upstreamModel: gpt-4o-mini
                contextTokens: 128000
                maxOutputTokens: 16384
                effectiveFrom: 2026-01-01T00:00:00Z
                version: 1
                perUnits: 1000000
                rates:
                  tokens.input: 0.15
                  tokens.output: 0.60
            """;

    @TempDir
    private Path folder;

    @Test
    @DisplayName("Z2, S2: the preset's dollars for a million tokens become exact micro-credits")
    void the_preset_is_read_exactly() {
        List<ListedModel> models = CatalogueFile.read(PRESET.resolve("catalogue.yaml"), OFFERING, NOW);

        ListedModel mini = models.getFirst();
        assertThat(mini.model()).isEqualTo("openai/gpt-4o-mini");
        assertThat(mini.price().version().value()).isEqualTo("zero-markup/openai/gpt-4o-mini@1");
        assertThat(mini.price().rates())
                .containsEntry(Meter.INPUT_TOKENS, new Rate(150_000_000, 1_000_000))
                .containsEntry(Meter.CACHED_INPUT_TOKENS, new Rate(75_000_000, 1_000_000));
    }

    @Test
    @DisplayName("F2: a model whose rates are all zero is not free by accident")
    void rates_that_are_all_zero_are_refused() throws IOException {
        Path file = Files.writeString(
                folder.resolve("catalogue.yaml"), VALID.replace("0.15", "0").replace("0.60", "0.0"));

        assertThatExceptionOfType(InvalidCatalogueException.class)
                .isThrownBy(() -> CatalogueFile.read(file, OFFERING, NOW))
                .withMessageStartingWith(
                        file + ", line 10: models[0].rates: are all zero, and nothing is free by accident");
    }

    @Test
    @DisplayName("S2, S8: tiers, minimum charge and what the provider charges are read as exactly as the rates")
    void all_that_a_price_can_say_is_read() {
        List<ListedModel> models = CatalogueFile.parse(VALID.replace("2026-01-01", "2099-01-01") + """
                    contextTiers:
                      - abovePromptTokens: 200000
                        rates:
                          tokens.input: 0.30
                    minimumCharge: 0.0001
                    cost:
                      currency: EUR
                      rates:
                        tokens.input: 0.1
                        tokens.output: 0.546875
                """, OFFERING);

        Price price = models.getFirst().price();
        assertThat(price.tiers().getFirst().rates())
                .containsEntry(Meter.INPUT_TOKENS, new Rate(300_000_000, 1_000_000));
        assertThat(price.minimumCharge()).isEqualTo(new Credits(100_000));
        ProviderPrice cost = Objects.requireNonNull(models.getFirst().providerPrice());
        assertThat(cost.currency().getCurrencyCode()).isEqualTo("EUR");
        assertThat(cost.price().rates().get(Meter.OUTPUT_TOKENS))
                .extracting(Rate::perUnit)
                .hasToString("0.546875");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            tokens.output: 0.60   | tokens.outptu: 0.60    | , line 12: models[0].rates.tokens.outptu: unknown meter 'tokens.outptu'
            tokens.output: 0.60   | tokens.output: -1      | , line 12: models[0].rates.tokens.output: must be an amount of zero or more
            tokens.output: 0.60   | tokens.output: cheap   | , line 12: models[0].rates.tokens.output: 'cheap' is not of the form
            tokens.output: 0.60   | tokens.output:         | , line 12: models[0].rates.tokens.output: must be an amount
            tokens.output: 0.60   | tokens.input: 0.60     | , line 12: models[0].rates: Duplicate field 'tokens.input'
            tokens.output: 0.60   | tokens.output: 1e-30   | , line 12: models[0].rates.tokens.output: 1E-30 cannot be held exactly
            tokens.output: 0.60   | characters.output: 0.6 | , line 12: models[0].rates.characters.output: stands beside tokens.input: a price goes by tokens or by characters
            tokens.output: 0.60   | bytes.reference: 0.6   | , line 12: models[0].rates.bytes.reference: stands beside tokens.input: a price goes by tokens or by characters
            perUnits: 1000000     | ratesIn: points        | , line 2: models[0].perUnits: Missing required creator property 'perUnits'
            version: 1            | version: 0             | , line 8: models[0].version: must be at least 1
            version: 1            | release: 1             | , line 2: models[0].version: Missing required creator property 'version'
            maxOutputTokens: 16384| maxOutputTokens: 999999| , line 6: models[0].maxOutputTokens: must lie between 1 and contextTokens
            2026-01-01T           | 2027-01-01T            | , line 7: models[0].effectiveFrom: 2027-01-01T00:00:00Z is in the future
            2026-01-01T00:00:00Z  | soon                   | , line 7: models[0].effectiveFrom: 'soon' is not of the form
            id: openai/gpt-4o-mini| id: a b                | , line 2: models[0].id: 'a b' is not a name
            provider: openai      | provider: [            | , line
            """)
    void a_bad_file_is_refused_by_file_line_and_field(String right, String wrong, String complaint) throws IOException {
        Path file = write(VALID.replace(right, wrong));

        assertThatExceptionOfType(InvalidCatalogueException.class)
                .isThrownBy(() -> CatalogueFile.read(file, OFFERING, NOW))
                .withMessageStartingWith(file + complaint);
    }

    @Test
    @DisplayName("S2, Z2: a price can be what the provider charges and a markup, exactly, or nothing on top")
    void a_price_is_made_of_the_cost_and_a_markup() {
        // given
        String cost = "    markupPercent: 12.5\n    cost:\n      rates: {tokens.input: 0.15, tokens.output: 0.60}\n"
                + "      contextTiers: [{abovePromptTokens: 200000, rates: {tokens.input: 0.30}}]\n";

        // when
        Price price = CatalogueFile.parse(marked(cost), OFFERING).getFirst().price();
        Price atCost = CatalogueFile.parse(marked(cost.replace("12.5", "0")), OFFERING)
                .getFirst()
                .price();

        // then
        assertThat(price.rates()).containsEntry(Meter.INPUT_TOKENS, Rate.ofUnit(Fraction.of(168_750, 1_000)));
        assertThat(price.tiers().getFirst().rates())
                .containsEntry(Meter.INPUT_TOKENS, Rate.ofUnit(Fraction.of(337_500, 1_000)));
        assertThat(atCost.rates()).containsEntry(Meter.OUTPUT_TOKENS, Rate.ofUnit(Fraction.of(600, 1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            markupPercent: -1                                   | models[0].markupPercent: a markup of -100 basis points
            markupPercent: 0.001                                | models[0].markupPercent: '0.001' is not a percentage
            markupPercent: 5; minimumCharge: 0.1                | models[0].minimumCharge: stands beside a markupPercent
            markupPercent: 5; rates: {tokens.input: 1}          | models[0].rates: stand beside a markupPercent
            free: true                                          | models[0].rates: are missing
            markupPercent: 5; cost: {rates: {tokens.input: 0}}  | models[0].markupPercent: is on a cost of nothing
            markupPercent: 5; cost: {currency: EUR, rates: {tokens.input: 1}} | models[0].markupPercent: is on a cost in EUR
            """)
    void a_markup_that_cannot_make_a_price_is_refused(String fields, String complaint) {
        String cost = fields.contains("cost:") ? "" : "    cost: {rates: {tokens.input: 1}}\n";
        String text = marked("    " + fields.replace("; ", "\n    ") + "\n" + cost);

        assertThatExceptionOfType(InvalidCatalogueException.class)
                .isThrownBy(() -> CatalogueFile.parse(text, OFFERING))
                .withMessageContaining(complaint);
    }

    @Test
    void the_last_of_as_many_models_as_can_be_is_read() {
        // given
        String model = VALID.substring(VALID.indexOf('\n') + 1);
        StringBuilder text = new StringBuilder("models:\n");
        for (int i = 0; i < CatalogueFile.MOST_MODELS; i++) {
            text.append(model.replace("id: openai/gpt-4o-mini", "id: openai/a-name-as-long-as-they-are-" + i));
        }

        int last = text.lastIndexOf("version: 1");
        String wrong = text.replace(last, last + 10, "version: 0").toString();

        // when, then
        assertThatExceptionOfType(InvalidCatalogueException.class)
                .isThrownBy(() -> CatalogueFile.parse(wrong, OFFERING))
                .withMessageContaining(", line 109997: models[9999].version: must be at least 1");
    }

    @Test
    @DisplayName(
            "P2: rates may be written in credits, as a page prints them; characters have no tiers of the prompt's tokens")
    void rates_may_be_in_credits() {
        String byCharacters = VALID.replace("tokens", "characters")
                .replace("    perUnits: 1000000\n", "    perUnits: 1000\n    ratesIn: credits\n")
                .replace("0.15", "10")
                .replace("0.60", "60");

        Price price = CatalogueFile.parse(byCharacters, OFFERING).getFirst().price();

        assertThat(price.rates()).containsEntry(Meter.INPUT_CHARACTERS, new Rate(10_000_000, 1_000));
        assertThat(price.goesByCharacters()).isTrue();
        assertThatExceptionOfType(InvalidCatalogueException.class)
                .isThrownBy(() ->
                        CatalogueFile.parse(byCharacters.replace("ratesIn: credits", "ratesIn: points"), OFFERING))
                .withMessageStartingWith(
                        "the catalogue, line 10: models[0].ratesIn: 'points' is neither currency nor credits");
        assertThatExceptionOfType(InvalidCatalogueException.class)
                .isThrownBy(() -> CatalogueFile.parse(byCharacters + """
                            contextTiers:
                              - abovePromptTokens: 200000
                                rates:
                                  characters.input: 20
                        """, OFFERING))
                .withMessageStartingWith(
                        "the catalogue, line 14: models[0].contextTiers: go by the tokens of the prompt");
    }

    @Test
    void an_unknown_field_is_refused() throws IOException {
        Path file = write(VALID.replace("    version: 1\n", "    version: 1\n    colour: red\n"));

        assertThatExceptionOfType(InvalidCatalogueException.class)
                .isThrownBy(() -> CatalogueFile.read(file, OFFERING, NOW))
                .withMessageStartingWith(file + ", line 9: models[0].colour: unknown field; known are [");
    }

    @Test
    void a_model_stands_once() throws IOException {
        Path file = write(VALID + VALID.substring(VALID.indexOf('\n') + 1));

        assertThatExceptionOfType(InvalidCatalogueException.class)
                .isThrownBy(() -> CatalogueFile.read(file, OFFERING, NOW))
                .withMessage(file + ", line 13: models[1].id: 'openai/gpt-4o-mini' stands twice");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            models: []
            models: [null]
            models:
            ''
            just words
            """)
    void a_file_without_models_is_refused(String content) throws IOException {
        Path file = write(content == null ? "" : content);

        assertThatExceptionOfType(InvalidCatalogueException.class)
                .isThrownBy(() -> CatalogueFile.read(file, OFFERING, NOW))
                .withMessageStartingWith(file.toString());
    }

    @Test
    void a_missing_file_is_named() {
        Path file = folder.resolve("nowhere.yaml");

        assertThatExceptionOfType(InvalidCatalogueException.class)
                .isThrownBy(() -> CatalogueFile.read(file, OFFERING, NOW))
                .withMessageStartingWith(file + ": cannot be read");
    }

    /** The valid file without its rates, with other fields. */
    private static String marked(String fields) {
        return VALID.substring(0, VALID.indexOf("    rates:")) + fields;
    }

    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve("catalogue.yaml"), content);
    }
}
