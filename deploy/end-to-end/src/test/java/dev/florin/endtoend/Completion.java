package dev.florin.endtoend;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request whose answer, and so whose price, is known beforehand: the demo upstream does as {@code metadata} says.
 *
 * @param outputTokens exactly so many are generated
 */
record Completion(String model, String prompt, int outputTokens, Map<String, String> wishes, boolean stream) {

    static final String MINI = "openai/gpt-4o-mini";
    static final String LARGE = "openai/gpt-4o";

    static Completion of(String model, int outputTokens) {
        return new Completion(model, "Say something.", outputTokens, Map.of(), false);
    }

    Completion streamed() {
        return new Completion(model, prompt, outputTokens, wishes, true);
    }

    /** With one more entry of {@code metadata}, see the demo upstream's README. */
    Completion with(String wish, String value) {
        Map<String, String> more = new TreeMap<>(wishes);
        more.put(wish, value);
        return new Completion(model, prompt, outputTokens, more, stream);
    }

    Map<String, Object> body() {
        Map<String, String> metadata = new TreeMap<>(wishes);
        metadata.put("demo_output_tokens", String.valueOf(outputTokens));
        return Map.of(
                "model", model,
                "messages", List.of(Map.of("role", "user", "content", prompt)),
                "max_completion_tokens", outputTokens,
                "metadata", metadata,
                "stream", stream);
    }
}
