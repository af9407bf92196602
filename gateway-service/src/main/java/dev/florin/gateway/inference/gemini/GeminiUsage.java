package dev.florin.gateway.inference.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.ReportedUsage;
import dev.florin.gateway.inference.UsageReader;
import dev.florin.usage.Division;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.util.Optional;

/**
 * Usage of an answer in Gemini's words. The prompt contains what was read from the cache; what tools put into it, and what
 * was thought, stand beside. Tokens are also told by modality. Video is counted with the text, at whose price it is sold.
 */
public final class GeminiUsage {

    private GeminiUsage() {}

    /**
     * Reads {@code usageMetadata}; empty when it is missing or not a usage.
     *
     * @param webSearches how many searches the answer's grounding tells of
     */
    public static Optional<ReportedUsage> in(JsonNode metadata, long webSearches) {
        if (!(metadata instanceof ObjectNode object) || !UsageReader.isCount(metadata.path("promptTokenCount"))) {
            return Optional.empty();
        }
        UsageReader reader = new UsageReader(object);
        long prompt = reader.count("/promptTokenCount");
        long tools = reader.count("/toolUsePromptTokenCount");
        long thoughts = reader.count("/thoughtsTokenCount");
        Usage read = prompt(reader, prompt)
                .plus(byModality(object.path("toolUsePromptTokensDetails"), tools))
                .plus(answer(reader, generated(reader, prompt + tools, thoughts), thoughts))
                .with(Meter.WEB_SEARCHES, webSearches);
        reader.checkSum("/totalTokenCount", read.tokens());
        return Optional.of(new ReportedUsage(read, ReportedUsage.shownAsOpenAi(read), reader.contradictions()));
    }

    private static Usage prompt(UsageReader reader, long total) {
        long cached = reader.count("/cachedContentTokenCount");
        long cachedAudio = Math.min(cached, of("AUDIO", reader.report().path("cacheTokensDetails")));
        long cachedImages = of("IMAGE", reader.report().path("cacheTokensDetails"));
        JsonNode details = reader.report().path("promptTokensDetails");
        Division division = Division.of(total)
                .part(Meter.CACHED_AUDIO_INPUT_TOKENS, cachedAudio)
                .part(Meter.CACHED_INPUT_TOKENS, cached - cachedAudio)
                .part(Meter.AUDIO_INPUT_TOKENS, Math.max(of("AUDIO", details) - cachedAudio, 0))
                .part(Meter.IMAGE_INPUT_TOKENS, Math.max(of("IMAGE", details) - cachedImages, 0));
        return reader.checked("promptTokenCount", division).rest(Meter.INPUT_TOKENS);
    }

    private static Usage byModality(JsonNode details, long total) {
        return Division.of(total)
                .part(Meter.AUDIO_INPUT_TOKENS, of("AUDIO", details))
                .part(Meter.IMAGE_INPUT_TOKENS, of("IMAGE", details))
                .rest(Meter.INPUT_TOKENS);
    }

    private static Usage answer(UsageReader reader, long total, long thoughts) {
        JsonNode details = reader.report().path("candidatesTokensDetails");
        Division division = Division.of(total)
                .part(Meter.REASONING_TOKENS, thoughts)
                .part(Meter.AUDIO_OUTPUT_TOKENS, of("AUDIO", details))
                .part(Meter.IMAGE_OUTPUT_TOKENS, of("IMAGE", details));
        return reader.checked("candidatesTokenCount", division).rest(Meter.OUTPUT_TOKENS);
    }

    /** Some of Google's models count thoughts within the candidates; their own total tells. */
    private static long generated(UsageReader reader, long input, long thoughts) {
        long candidates = reader.count("/candidatesTokenCount");
        boolean within = reader.has("/totalTokenCount") && reader.count("/totalTokenCount") == input + candidates;
        return within ? candidates : candidates + thoughts;
    }

    private static long of(String modality, JsonNode details) {
        long tokens = 0;
        for (JsonNode detail : details) {
            JsonNode count = detail.path("tokenCount");
            if (detail.path("modality").asText("").equals(modality) && UsageReader.isCount(count)) {
                tokens += count.asLong();
            }
        }
        return tokens;
    }
}
