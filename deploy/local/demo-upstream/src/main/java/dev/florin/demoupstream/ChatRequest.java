package dev.florin.demoupstream;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a chat completion request that decides the answer.
 *
 * @param texts the text of every message, in order
 * @param maxTokens the most tokens that may be generated, where the request limits them
 */
record ChatRequest(
        String model,
        List<String> texts,
        boolean stream,
        boolean includeUsage,
        @Nullable Integer maxTokens,
        Wishes wishes) {

    /** Throws {@link RefusedException} that names the field. */
    static ChatRequest of(JsonNode body) {
        if (!body.path("model").isTextual() || body.path("model").asText().isBlank()) {
            throw RefusedException.badRequest("missing_model", "model: a name is needed.");
        }
        if (!body.path("messages").isArray() || body.path("messages").isEmpty()) {
            throw RefusedException.badRequest("missing_messages", "messages: at least one is needed.");
        }
        return new ChatRequest(
                body.path("model").asText(),
                texts(body.path("messages")),
                body.path("stream").asBoolean(false),
                body.path("stream_options").path("include_usage").asBoolean(false),
                maxTokens(body),
                Wishes.of(body.path("metadata")));
    }

    private static List<String> texts(JsonNode messages) {
        List<String> texts = new ArrayList<>();
        for (JsonNode message : messages) {
            JsonNode content = message.path("content");
            if (content.isTextual()) {
                texts.add(content.asText());
            }
            for (JsonNode part : content) {
                texts.add(part.path("text").asText(""));
            }
        }
        return List.copyOf(texts);
    }

    private static @Nullable Integer maxTokens(JsonNode body) {
        String field = body.hasNonNull("max_completion_tokens") ? "max_completion_tokens" : "max_tokens";
        JsonNode limit = body.path(field);
        if (limit.isMissingNode() || limit.isNull()) {
            return null;
        }
        if (!limit.isInt() || limit.asInt() < 1) {
            throw RefusedException.badRequest("invalid_max_tokens", field + ": a whole number above zero is needed.");
        }
        return limit.asInt();
    }
}
