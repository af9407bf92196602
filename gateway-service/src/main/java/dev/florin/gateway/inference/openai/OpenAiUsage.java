package dev.florin.gateway.inference.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.ReportedUsage;
import dev.florin.gateway.inference.UsageReader;
import dev.florin.usage.Division;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.util.Optional;

/**
 * Usage of a chat in OpenAI's words, where cached, cache-written and audio tokens are counted within the prompt's, and
 * reasoning and audio tokens within the completion's. Tokens of predictions, accepted or rejected, are generated like
 * others. The names of the Responses API ({@code input_tokens}, {@code output_tokens}) are read too.
 */
public final class OpenAiUsage {

    private OpenAiUsage() {}

    /** Reads the object {@code usage} of an answer; empty when it is missing or not a usage. */
    public static Optional<ReportedUsage> in(JsonNode usage) {
        if (!(usage instanceof ObjectNode object)
                || !(isCount(usage, "prompt_tokens") || isCount(usage, "input_tokens"))
                || !(isCount(usage, "completion_tokens") || isCount(usage, "output_tokens"))) {
            return Optional.empty();
        }
        UsageReader reader = new UsageReader(object);
        long prompt = reader.count("/prompt_tokens", "/input_tokens");
        long completion = generated(reader, prompt);
        Usage read = prompt(reader, prompt)
                .plus(completion(reader, completion))
                .with(Meter.WEB_SEARCHES, reader.count("/server_tool_use/web_search_requests", "/num_search_queries"));
        reader.checkSum("/total_tokens", prompt + completion);
        return Optional.of(new ReportedUsage(read, object, reader.contradictions()));
    }

    private static Usage prompt(UsageReader reader, long total) {
        long cached = reader.count(
                "/prompt_tokens_details/cached_tokens",
                "/input_tokens_details/cached_tokens",
                "/prompt_cache_hit_tokens");
        long cachedAudio = Math.min(cached, reader.count("/prompt_tokens_details/cached_tokens_details/audio_tokens"));
        long written = reader.count("/prompt_tokens_details/cache_write_tokens");
        long audio = reader.count("/prompt_tokens_details/audio_tokens");
        long images = reader.count("/prompt_tokens_details/image_tokens");
        Division division = Division.of(total)
                .part(Meter.CACHED_AUDIO_INPUT_TOKENS, cachedAudio)
                .part(Meter.CACHED_INPUT_TOKENS, cached - cachedAudio)
                .part(Meter.CACHE_WRITE_TOKENS, written)
                .part(Meter.AUDIO_INPUT_TOKENS, Math.max(audio - cachedAudio, 0))
                .part(Meter.IMAGE_INPUT_TOKENS, images);
        return reader.checked("the prompt's tokens", division).rest(Meter.INPUT_TOKENS);
    }

    private static Usage completion(UsageReader reader, long total) {
        Division division = Division.of(total)
                .part(Meter.REASONING_TOKENS, reasoning(reader))
                .part(Meter.AUDIO_OUTPUT_TOKENS, reader.count("/completion_tokens_details/audio_tokens"))
                .part(Meter.IMAGE_OUTPUT_TOKENS, reader.count("/completion_tokens_details/image_tokens"));
        return reader.checked("the completion's tokens", division).rest(Meter.OUTPUT_TOKENS);
    }

    /** Some who speak OpenAI's protocol (xAI) count reasoning beside the completion; their own total tells. */
    private static long generated(UsageReader reader, long prompt) {
        long completion = reader.count("/completion_tokens", "/output_tokens");
        long withReasoning = completion + reasoning(reader);
        return reader.has("/total_tokens") && reader.count("/total_tokens") == prompt + withReasoning
                ? withReasoning
                : completion;
    }

    private static long reasoning(UsageReader reader) {
        return reader.count("/completion_tokens_details/reasoning_tokens", "/output_tokens_details/reasoning_tokens");
    }

    private static boolean isCount(JsonNode usage, String field) {
        return UsageReader.isCount(usage.path(field));
    }
}
