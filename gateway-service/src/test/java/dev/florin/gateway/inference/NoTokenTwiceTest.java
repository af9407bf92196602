package dev.florin.gateway.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.anthropic.AnthropicUsage;
import dev.florin.gateway.inference.gemini.GeminiUsage;
import dev.florin.gateway.inference.openai.AudioUsage;
import dev.florin.gateway.inference.openai.ImageUsage;
import dev.florin.gateway.inference.openai.OpenAiUsage;
import dev.florin.pricing.ChargedUsage;
import dev.florin.pricing.Price;
import dev.florin.pricing.PriceVersion;
import dev.florin.pricing.Rate;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Charging cached tokens twice is the field's commonest mistake. Here reports are made at random from what was truly used,
 * the way each family tells it, and some of them are made to contradict themselves.
 */
class NoTokenTwiceTest {

    private static final int REPORTS = 20_000;

    @Test
    @DisplayName("T9: OpenAI's chats: meters add up to prompt and completion, whatever the details say")
    void openAiChat() {
        each(random -> {
            long prompt = random.nextInt(10_000);
            long completion = random.nextInt(10_000);
            ObjectNode report = ExactJson.object().put("prompt_tokens", prompt).put("completion_tokens", completion);
            report.put("total_tokens", prompt + completion);
            ObjectNode in = report.putObject("prompt_tokens_details");
            maybe(random, in, "cached_tokens");
            maybe(random, in, "audio_tokens");
            maybe(random, in, "image_tokens");
            maybe(random, in, "cache_write_tokens");
            ObjectNode out = report.putObject("completion_tokens_details");
            maybe(random, out, "reasoning_tokens");
            maybe(random, out, "audio_tokens");
            maybe(random, out, "accepted_prediction_tokens");

            assertTotals(OpenAiUsage.in(report).orElseThrow(), prompt, completion);
        });
    }

    @Test
    @DisplayName("T9: Anthropic's messages: input, cache reads and cache writes add up to the prompt")
    void anthropic() {
        each(random -> {
            long input = random.nextInt(10_000);
            long read = random.nextInt(10_000);
            long written = random.nextInt(10_000);
            long output = random.nextInt(10_000);
            ObjectNode report = ExactJson.object().put("input_tokens", input).put("output_tokens", output);
            report.put("cache_read_input_tokens", read).put("cache_creation_input_tokens", written);
            ObjectNode creation = report.putObject("cache_creation");
            maybe(random, creation, "ephemeral_5m_input_tokens");
            maybe(random, creation, "ephemeral_1h_input_tokens");

            ReportedUsage reported = AnthropicUsage.in(report).orElseThrow();

            assertTotals(reported, input + read + written, output);
            assertThat(reported.usage().quantity(Meter.CACHED_INPUT_TOKENS)).isEqualTo(read);
            assertThat(reported.usage().within(Meter.CACHE_WRITE_TOKENS)).isEqualTo(written);
        });
    }

    @Test
    @DisplayName("T9: Gemini's answers: meters add up to the total, thoughts beside the candidates or within them")
    void gemini() {
        each(random -> {
            long prompt = random.nextInt(10_000);
            long tools = random.nextBoolean() ? random.nextInt(1_000) : 0;
            long candidates = 1L + random.nextInt(10_000);
            long thoughts = random.nextInt(10_000);
            boolean within = random.nextBoolean();
            ObjectNode report = ExactJson.object().put("promptTokenCount", prompt);
            report.put("toolUsePromptTokenCount", tools).put("thoughtsTokenCount", thoughts);
            report.put("candidatesTokenCount", within ? candidates + thoughts : candidates);
            report.put("totalTokenCount", prompt + tools + candidates + thoughts);
            maybe(random, report, "cachedContentTokenCount");
            modalities(random, report.putArray("promptTokensDetails"));
            modalities(random, report.putArray("cacheTokensDetails"));
            modalities(random, report.putArray("candidatesTokensDetails"));

            assertTotals(GeminiUsage.in(report, 0).orElseThrow(), prompt + tools, candidates + thoughts);
        });
    }

    @Test
    @DisplayName("T9: OpenAI's images and transcriptions: meters add up to input and output")
    void openAiImagesAndTranscriptions() {
        each(random -> {
            long input = random.nextInt(10_000);
            long output = random.nextInt(10_000);
            ObjectNode report = ExactJson.object().put("input_tokens", input).put("output_tokens", output);
            ObjectNode in = report.putObject("input_tokens_details");
            maybe(random, in, "text_tokens");
            maybe(random, in, "image_tokens");
            maybe(random, in, "cached_tokens");
            maybe(random, report.putObject("output_tokens_details"), "text_tokens");
            maybe(random, report.putObject("input_token_details"), "text_tokens");

            assertTotals(ImageUsage.in(report).orElseThrow(), input, output);
            assertTotals(AudioUsage.ofTranscription(report).orElseThrow(), input, output);
        });
    }

    private static void each(Consumer<Random> check) {
        for (long seed = 0; seed < REPORTS; seed++) {
            try {
                check.accept(new Random(seed));
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    /** By every price that tells some meters apart, the same tokens are charged, each once. */
    private static void assertTotals(ReportedUsage reported, long prompt, long completion) {
        assertThat(reported.usage().within(Meter.INPUT_TOKENS)).isEqualTo(prompt);
        assertThat(reported.usage().within(Meter.OUTPUT_TOKENS)).isEqualTo(completion);
        Usage charged = ChargedUsage.of(reported.usage(), priceThatTellsSomeApart(prompt))
                .usage();
        assertThat(charged.within(Meter.INPUT_TOKENS)).isEqualTo(prompt);
        assertThat(charged.within(Meter.OUTPUT_TOKENS)).isEqualTo(completion);
    }

    /** By tokens: a price goes by characters in their place, never beside them. */
    private static Price priceThatTellsSomeApart(long seed) {
        Random random = new Random(seed);
        Map<Meter, Rate> rates = new EnumMap<>(Meter.class);
        for (Meter meter : Meter.values()) {
            if (!meter.countsCharacters() && (meter.broader().isEmpty() || random.nextBoolean())) {
                rates.put(meter, new Rate(random.nextInt(1_000), 1));
            }
        }
        return new Price(new PriceVersion("random"), Instant.EPOCH, rates);
    }

    /** Nothing, a count that fits or one that does not, or nonsense. */
    private static void maybe(Random random, ObjectNode node, String field) {
        switch (random.nextInt(8)) {
            case 0, 1 -> {}
            case 2 -> node.putNull(field);
            case 3 -> node.put(field, -1 - random.nextInt(100));
            case 4 -> node.put(field, 20_000 + random.nextInt(1_000));
            default -> node.put(field, random.nextInt(5_000));
        }
    }

    private static void modalities(Random random, ArrayNode details) {
        for (String modality : new String[] {"TEXT", "IMAGE", "AUDIO", "VIDEO"}) {
            if (random.nextBoolean()) {
                details.addObject().put("modality", modality).put("tokenCount", random.nextInt(6_000));
            }
        }
    }
}
