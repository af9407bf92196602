package dev.florin.metering.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.florin.id.DraftId;
import dev.florin.id.Ids;
import dev.florin.metering.community.ImportReport.Filled;
import dev.florin.metering.community.ImportReport.NotImported;
import dev.florin.metering.community.ImportReport.Skipped;
import dev.florin.metering.draft.DraftModel;
import dev.florin.pricing.ContextTier;
import dev.florin.pricing.Markup;
import dev.florin.pricing.Rate;
import dev.florin.usage.Meter;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommunityImportTest {
    private static final DraftId DRAFT = new DraftId(Ids.system().next());
    private static final ImportOptions AT_COST = options(0, Set.of());
    private static final ImportedModels FIXTURE = fixture(AT_COST);

    @Test
    @DisplayName(
            "S2: a cost of 5.46875e-07 dollars a token comes through exactly, to customers and as what the provider charges")
    void costsComeThroughExactly() {
        DraftModel nova = model("bedrock_converse/amazon.nova-2-pro-preview-20251202-v1:0");

        assertThat(nova.price().rates().get(Meter.CACHED_INPUT_TOKENS))
                .extracting(Rate::perUnit)
                .hasToString("546.875");
        assertThat(costs(nova).get(Meter.CACHED_INPUT_TOKENS))
                .extracting(Rate::perUnit)
                .hasToString("0.546875");
        assertThat(micros(nova))
                .containsEntry(Meter.INPUT_TOKENS, "2187.5")
                .containsEntry(Meter.AUDIO_INPUT_TOKENS, "2187.5")
                .containsEntry(Meter.IMAGE_INPUT_TOKENS, "2187.5")
                .containsEntry(Meter.OUTPUT_TOKENS, "17500");
        assertThat(nova.contextTokens()).isEqualTo(1_000_000);
        assertThat(nova.maxOutputTokens()).isEqualTo(64_000);
    }

    @Test
    @DisplayName("S8: a markup is added to every rate, exactly, and the cost stays what it is")
    void aMarkupIsExact() {
        DraftModel nova = named(
                fixture(options(1_500, Set.of("bedrock_converse"))),
                "bedrock_converse/amazon.nova-2-pro-preview-20251202-v1:0");

        assertThat(micros(nova)).containsEntry(Meter.CACHED_INPUT_TOKENS, "628.90625");
        assertThat(costs(nova).get(Meter.CACHED_INPUT_TOKENS))
                .extracting(Rate::perUnit)
                .hasToString("0.546875");
    }

    @Test
    void writesToTheCacheGoByHowLongTheyStayAndByTheLengthOfThePrompt() {
        DraftModel claude = model("anthropic/claude-sonnet-4-5");

        assertThat(micros(claude))
                .containsEntry(Meter.CACHE_WRITE_TOKENS, "3750")
                .containsEntry(Meter.CACHE_WRITE_1H_TOKENS, "6000")
                .containsEntry(Meter.WEB_SEARCHES, "10000000");
        ContextTier tier = claude.price().tiers().getFirst();
        assertThat(tier.abovePromptTokens()).isEqualTo(200_000);
        assertThat(text(tier.rates()))
                .containsEntry(Meter.INPUT_TOKENS, "6000")
                .containsEntry(Meter.CACHED_INPUT_TOKENS, "600")
                .containsEntry(Meter.CACHE_WRITE_TOKENS, "7500")
                .containsEntry(Meter.CACHE_WRITE_1H_TOKENS, "12000");
    }

    @Test
    void rangesOfThePromptsLengthBecomeContextTiers() {
        DraftModel qwen = model("dashscope/qwen3-coder");

        assertThat(micros(qwen)).containsEntry(Meter.INPUT_TOKENS, "1000");
        assertThat(qwen.price().tiers())
                .extracting(ContextTier::abovePromptTokens)
                .containsExactly(32_000L, 128_000L);
        assertThat(text(qwen.price().tiers().getLast().rates()))
                .containsEntry(Meter.OUTPUT_TOKENS, "15000")
                .containsEntry(Meter.REASONING_TOKENS, "15000");
    }

    @ParameterizedTest
    @CsvSource({
        "openai/text-embedding-3-small, tokens.input, 20",
        "openai/gpt-image-1, tokens.image_output, 40000",
        "aiml/dall-e-3, images, 52000000",
        "bedrock/old-image, images, 36000000",
        "openai/whisper-1, audio_seconds, 100000",
        "deepgram/nova-3, audio_seconds, 71670",
        "openai/tts-1, characters.input, 15000",
        "openai/sora-2, video_seconds, 100000000",
        "gemini/veo-3.0, video_seconds, 400000000",
        "perplexity/pplx-70b-online, requests, 5000000",
        "openai/gpt-4o-audio-preview, tokens.audio_output, 80000"
    })
    void everyKindOfModelIsPricedByItsMeters(String model, String meter, String micros) {
        assertThat(micros(model(model))).containsEntry(Meter.fromCode(meter), micros);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            input_cost_per_token_batches | openai/gpt-4o | no meter counts it
            input_cost_per_token_flex | openai/gpt-5 | no meter counts it
            output_cost_per_token_above_272k_tokens_priority | azure/gpt-5.4 | no meter counts it
            citation_cost_per_token | perplexity/sonar-pro | no meter counts it
            input_dbu_cost_per_token | databricks/databricks-claude | no meter counts it
            provider_specific_entry | anthropic/claude-opus-4-5 | no meter counts it
            input_cost_per_audio_per_second | vertex_ai-language-models/gemini-1.5-pro | no meter counts it
            input_cost_per_image | openrouter/openai/gpt-4o | no meter counts it
            output_cost_per_image | gemini/gemini-2.5-flash-image | the same is priced by output_cost_per_image_token
            input_cost_per_character | vertex_ai-language-models/gemini-1.5-pro | the same is priced by input_cost_per_token
            search_context_cost_per_query | openai/gpt-4.1 | it differs by the size of the search, and the meter of searches has one rate
            tokens.cache_write above 200000 tokens | vertex_ai-language-models/gemini-2.5-pro | there is no cost for shorter prompts
            """)
    @DisplayName("P2: what no meter of ours prices is told by name, and the model is imported without it")
    void whatCannotBePricedIsToldByName(String field, String model, String reason) {
        NotImported told = FIXTURE.report().notImported().stream()
                .filter(left -> left.field().equals(field) && left.reason().equals(reason))
                .findFirst()
                .orElseThrow();

        assertThat(told.models()).contains(model);
        assertThat(model(model).price().rates()).isNotEmpty();
    }

    @Test
    @DisplayName("P2: a search that cannot be priced has no rate, so that the gateway refuses it")
    void whatHasNoRateHasNone() {
        assertThat(model("openai/gpt-4.1").price().rates()).doesNotContainKey(Meter.WEB_SEARCHES);
        assertThat(model("gemini/gemini-2.5-flash-image").price().rates()).doesNotContainKey(Meter.IMAGES);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            sample_spec | is the format's own example
            gemini/gemini-2.0-flash-exp | all costs that a meter counts are zero, and nothing is free by accident
            github_copilot/gpt-4o | has no cost that a meter counts
            azure/dall-e-pixel | all costs that a meter counts are zero, and nothing is free by accident: [input_cost_per_pixel]
            bedrock/provisioned | has no cost that a meter counts: [input_cost_per_second, output_cost_per_second]
            mistral/mistral-ocr-latest | has no cost that a meter counts: [ocr_cost_per_page, annotation_cost_per_page]
            cohere/rerank-v3.5 | all costs that a meter counts are zero, and nothing is free by accident: [input_cost_per_query]
            together-ai-up-to-4b | has no limit of tokens: max_input_tokens and max_tokens are missing
            no-provider | litellm_provider: is missing
            1024-x-1024/dall-e-2 | is a size of images, not a model
            low/1024-x-1024/gpt-image-1.5 | is a size of images, not a model
            text with spaces | 'openai/text with spaces' is not a name that a model can have here
            openai/gpt-4o | 'openai/gpt-4o' stands in the file already
            openai/negative | input_cost_per_token: -0.000001 is below zero
            openai/endless | input_cost_per_token: 1E-400 cannot be held exactly
            openai/words | input_cost_per_token: is not a number
            dashscope/qwen-gap | tiered_pricing: the ranges do not follow each other from zero on
            """)
    void entriesThatCannotBeUsedAreListedWithTheReason(String entry, String reason) {
        assertThat(FIXTURE.report().skipped()).contains(new Skipped(entry, reason));
    }

    @Test
    void nothingIsDroppedSilently() {
        ImportReport report = FIXTURE.report();

        assertThat(report.imported()).isEqualTo(FIXTURE.models().size()).isGreaterThan(40);
        assertThat(report.imported() + report.skipped().size() + report.otherProviders())
                .isEqualTo(report.entries());
    }

    @Test
    void whatAChatMayUseAndTheFileDoesNotTellApartCostsWhatItIsAPartOf() {
        assertThat(micros(model("mistral/mistral-large-latest")))
                .containsEntry(Meter.CACHED_INPUT_TOKENS, "2000")
                .containsEntry(Meter.REASONING_TOKENS, "6000");
        assertThat(text(model("xai/grok-4").price().tiers().getFirst().rates()))
                .containsEntry(Meter.CACHED_INPUT_TOKENS, "6000");
        Filled cached = FIXTURE.report().filled().stream()
                .filter(filled -> filled.meter() == Meter.CACHED_INPUT_TOKENS)
                .findFirst()
                .orElseThrow();
        assertThat(cached.as()).isEqualTo(Meter.INPUT_TOKENS);
        assertThat(cached.models()).contains("mistral/mistral-large-latest").doesNotContain("openai/gpt-4o");
    }

    @Test
    @DisplayName("Z6: models are named with their provider before them, and called as the provider names them")
    void modelsAreNamedByTheirProvider() {
        assertThat(model("openai/gpt-4o").upstreamModel()).isEqualTo("gpt-4o");
        assertThat(model("azure/gpt-5.4").upstreamModel()).isEqualTo("gpt-5.4");
        assertThat(model("vertex_ai/claude-3-haiku@20240307").provider()).isEqualTo("vertex_ai-anthropic_models");
        assertThat(model("openrouter/openai/gpt-4o").upstreamModel()).isEqualTo("openai/gpt-4o");
    }

    @Test
    void onlyProvidersThatAreAskedForAreTaken() {
        ImportedModels imported = fixture(options(0, Set.of("anthropic")));

        assertThat(imported.models()).extracting(DraftModel::provider).containsOnly("anthropic");
        assertThat(imported.report().otherProviders()).isGreaterThan(50);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []                        | line 1: an object of models is expected
            {"a": 1}                  | line 1: 'a' is not an object
            {"a": {}                  | line 1: Unexpected end-of-input
            {"a": {}} x               | line 1: Unrecognized token 'x'
            {"a": {"b": 0x}}          | line 1: Unexpected character
            {"a": {}}                 | the file has no model that can be used
            """)
    void aFileOfAnotherFormIsRefused(String text, String complaint) {
        assertThatExceptionOfType(UnreadableFileException.class)
                .isThrownBy(() -> read(text, AT_COST))
                .withMessageContaining(complaint);
    }

    @Test
    void aFieldThatContradictsItselfSpoilsItsEntry() {
        String twice = """
                {"m": {"litellm_provider": "p", "max_tokens": 10, "input_cost_per_token": 1e-06, "input_cost_per_token": 2e-06},
                 "n": {"litellm_provider": "p", "max_tokens": 10, "input_cost_per_token": 1e-06}}""";

        assertThat(read(twice, AT_COST).report().skipped())
                .containsExactly(
                        new Skipped("m", "[input_cost_per_token] stand more than once, with different values"));
    }

    @Test
    void aFileAsLargeAsTheCommunitysIsRead() {
        String large = IntStream.range(0, 5_000)
                .mapToObj(i -> """
                        "model-%d": {"cache_read_input_token_cost": %de-10, "input_cost_per_token": %de-9,
                            "litellm_provider": "openai", "max_input_tokens": 128000, "max_output_tokens": 16384,
                            "max_tokens": 16384, "mode": "chat", "output_cost_per_token": %de-8,
                            "supported_endpoints": ["/v1/chat/completions", "/v1/batch", "/v1/responses"],
                            "supports_function_calling": true, "supports_vision": true}""".formatted(i, i + 1, i + 1, i + 1))
                .collect(Collectors.joining(",\n", "{", "}"));
        assertThat(large.length()).isGreaterThan(2_000_000);

        ImportedModels imported = read(large, AT_COST);

        assertThat(imported.models()).hasSize(5_000);
        assertThat(micros(named(imported, "openai/model-4321"))).containsEntry(Meter.CACHED_INPUT_TOKENS, "432.2");
    }

    @Test
    void aFileWithoutEndIsNotReadToIt() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return ' ';
            }
        };

        assertThatExceptionOfType(UnreadableFileException.class)
                .isThrownBy(() -> CommunityImport.read(endless, DRAFT, AT_COST))
                .withMessage("the file has more than 16777216 bytes");
    }

    private static DraftModel model(String name) {
        return named(FIXTURE, name);
    }

    private static DraftModel named(ImportedModels imported, String name) {
        return imported.models().stream()
                .filter(model -> model.model().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        name + " is not imported: " + imported.report().skipped()));
    }

    private static Map<Meter, String> micros(DraftModel model) {
        return text(model.price().rates());
    }

    private static Map<Meter, Rate> costs(DraftModel model) {
        return Objects.requireNonNull(model.providerPrice()).price().rates();
    }

    private static Map<Meter, String> text(Map<Meter, Rate> rates) {
        Map<Meter, String> text = new TreeMap<>();
        rates.forEach((meter, rate) -> text.put(meter, rate.perUnit().toString()));
        return text;
    }

    private static ImportOptions options(int markup, Set<String> providers) {
        return new ImportOptions(new Markup(markup), BigDecimal.valueOf(1_000), providers, Instant.EPOCH);
    }

    private static ImportedModels fixture(ImportOptions options) {
        return CommunityImport.read(
                Objects.requireNonNull(CommunityImportTest.class.getResourceAsStream("/community-prices.json")),
                DRAFT,
                options);
    }

    private static ImportedModels read(String text, ImportOptions options) {
        return CommunityImport.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), DRAFT, options);
    }
}
