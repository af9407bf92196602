package dev.florin.gateway.inference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.util.List;

/**
 * What a provider says that an answer used.
 *
 * @param usage in disjoint meters, as finely as the provider tells them apart
 * @param shown the same in OpenAI's words, for the client
 * @param contradictions what in the report cannot be true, for people; the usage is then the least that it can mean
 */
public record ReportedUsage(Usage usage, ObjectNode shown, List<String> contradictions) {

    public ReportedUsage {
        contradictions = List.copyOf(contradictions);
    }

    /** What we counted ourselves, for an answer that came without usage. */
    public static ReportedUsage counted(long promptTokens, long completionTokens) {
        Usage usage = Usage.of(Meter.INPUT_TOKENS, promptTokens).with(Meter.OUTPUT_TOKENS, completionTokens);
        return new ReportedUsage(usage, shownAsOpenAi(usage), List.of());
    }

    /** A usage in the words of OpenAI's chat completions, for providers that have others. */
    public static ObjectNode shownAsOpenAi(Usage usage) {
        ObjectNode shown = ExactJson.object();
        shown.put("prompt_tokens", usage.within(Meter.INPUT_TOKENS));
        shown.put("completion_tokens", usage.within(Meter.OUTPUT_TOKENS));
        shown.put("total_tokens", usage.tokens());
        ObjectNode prompt = shown.putObject("prompt_tokens_details");
        prompt.put("cached_tokens", usage.within(Meter.CACHED_INPUT_TOKENS));
        prompt.put("audio_tokens", usage.quantity(Meter.AUDIO_INPUT_TOKENS));
        ObjectNode completion = shown.putObject("completion_tokens_details");
        completion.put("reasoning_tokens", usage.quantity(Meter.REASONING_TOKENS));
        completion.put("audio_tokens", usage.quantity(Meter.AUDIO_OUTPUT_TOKENS));
        return shown;
    }
}
