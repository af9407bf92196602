package dev.florin.gateway.inference.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.ExactJson;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.util.Optional;

/**
 * Usage in OpenAI's words, where cached tokens are counted within the prompt's and reasoning tokens within the
 * completion's.
 *
 * @param promptTokens all tokens of the prompt
 * @param cachedTokens those of them that were read from the cache
 * @param completionTokens all tokens generated
 * @param reasoningTokens those of them that were not shown
 */
public record OpenAiUsage(
        long promptTokens, long cachedTokens, long completionTokens, long reasoningTokens, ObjectNode original) {

    /** Reads the object {@code usage} of an answer; empty when it is missing or not a usage. */
    public static Optional<OpenAiUsage> in(JsonNode usage) {
        if (!(usage instanceof ObjectNode object)
                || !isCount(usage.path("prompt_tokens"))
                || !isCount(usage.path("completion_tokens"))) {
            return Optional.empty();
        }
        long prompt = usage.path("prompt_tokens").asLong();
        long completion = usage.path("completion_tokens").asLong();
        long cached = count(usage.path("prompt_tokens_details").path("cached_tokens"));
        long reasoning = count(usage.path("completion_tokens_details").path("reasoning_tokens"));
        return Optional.of(
                new OpenAiUsage(prompt, Math.min(cached, prompt), completion, Math.min(reasoning, completion), object));
    }

    /** What we counted ourselves, for an answer that came without usage. */
    public static OpenAiUsage counted(long promptTokens, long completionTokens) {
        ObjectNode object = ExactJson.object();
        object.put("prompt_tokens", promptTokens);
        object.put("completion_tokens", completionTokens);
        object.put("total_tokens", promptTokens + completionTokens);
        return new OpenAiUsage(promptTokens, 0, completionTokens, 0, object);
    }

    /** The same in disjoint meters. */
    public Usage normalised() {
        return Usage.of(Meter.INPUT_TOKENS, promptTokens - cachedTokens)
                .with(Meter.CACHED_INPUT_TOKENS, cachedTokens)
                .with(Meter.OUTPUT_TOKENS, completionTokens - reasoningTokens)
                .with(Meter.REASONING_TOKENS, reasoningTokens);
    }

    private static boolean isCount(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToInt() && node.asInt() >= 0;
    }

    private static long count(JsonNode node) {
        return isCount(node) ? node.asLong() : 0;
    }
}
