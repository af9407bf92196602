package dev.florin.gateway.inference.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.ExactJson;
import dev.florin.gateway.inference.ReportedUsage;
import dev.florin.gateway.inference.upstream.ChunkSource;
import dev.florin.gateway.inference.upstream.CompletionJson;
import dev.florin.usage.Meter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The answers of a stream, each with a piece of the whole one, as OpenAI's chunks. Their usage is of all so far. */
final class GeminiChunks implements ChunkSource {

    private final long createdSeconds;
    private final long choices;
    private final Set<Integer> begun = new HashSet<>();
    private final Set<Integer> finished = new HashSet<>();
    private final Map<Integer, Integer> calls = new HashMap<>();
    private ObjectNode metadata = ExactJson.object();
    private long searches;
    private boolean blocked;

    GeminiChunks(long createdSeconds, long choices) {
        this.createdSeconds = createdSeconds;
        this.choices = choices;
    }

    @Override
    public List<ObjectNode> take(ObjectNode answer) {
        if (answer.path("usageMetadata") instanceof ObjectNode told) {
            metadata = told;
        }
        blocked |= answer.path("promptFeedback").hasNonNull("blockReason");
        searches = Math.max(searches, GeminiAnswer.searches(answer));
        List<ObjectNode> chunks = new ArrayList<>();
        for (JsonNode candidate : answer.path("candidates")) {
            chunks.add(chunk(candidate, GeminiAnswer.idOf(answer)));
        }
        return chunks;
    }

    @Override
    public Optional<ReportedUsage> usage() {
        return isComplete() ? GeminiUsage.in(metadata, searches) : Optional.empty();
    }

    @Override
    public boolean isComplete() {
        return blocked || finished.size() >= choices;
    }

    /** The prompt as it was told; of the answer what was told or what came, whichever is more. */
    @Override
    public ReportedUsage brokenOff(long promptTokens, long generatedTokens) {
        Optional<ReportedUsage> told = GeminiUsage.in(metadata, searches);
        if (told.isPresent() && told.get().usage().within(Meter.OUTPUT_TOKENS) >= generatedTokens) {
            return told.get();
        }
        ObjectNode counted = metadata.deepCopy();
        counted.remove(List.of("totalTokenCount", "candidatesTokensDetails", "thoughtsTokenCount"));
        counted.put("candidatesTokenCount", generatedTokens);
        return GeminiUsage.in(counted, searches).orElseGet(() -> ReportedUsage.counted(promptTokens, generatedTokens));
    }

    private ObjectNode chunk(JsonNode candidate, String id) {
        int index = candidate.path("index").asInt(0);
        ObjectNode chunk = CompletionJson.chunk(id, createdSeconds, index);
        ObjectNode delta = CompletionJson.deltaOf(chunk);
        if (begun.add(index)) {
            delta.put("role", "assistant");
        }
        delta.put("content", GeminiAnswer.textOf(candidate));
        for (JsonNode part : candidate.path("content").path("parts")) {
            if (part.has("functionCall")) {
                addCall(part, delta, id, index);
            }
        }
        if (candidate.hasNonNull("finishReason")) {
            finished.add(index);
            String reason = candidate.path("finishReason").asText();
            return CompletionJson.finished(chunk, GeminiAnswer.finishReason(reason, calls.containsKey(index)));
        }
        return chunk;
    }

    private void addCall(JsonNode part, ObjectNode delta, String id, int index) {
        int number = calls.merge(index, 1, Integer::sum) - 1;
        ArrayNode called = delta.withArrayProperty("tool_calls");
        called.add(GeminiAnswer.call(part, id, index, number).put("index", number));
    }
}
