package dev.florin.demoupstream;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Anthropic's messages: what was read from the cache, and written to it, stands beside the input. */
final class AnthropicEndpoint {

    private AnthropicEndpoint() {}

    static void messages(HttpExchange exchange) throws IOException {
        Endpoints.demand("POST", exchange);
        JsonNode body = Endpoints.body(exchange);
        ChatRequest request = requestIn(body);
        Answer answer = Answer.to(request);
        Delivery delivery = new Delivery(exchange, request.wishes());
        if (request.stream()) {
            delivery.stream(answer, start(answer, request), AnthropicEndpoint::piece, end(answer, request.wishes()));
        } else {
            delivery.whole(answer, whole(answer, request));
        }
    }

    private static ChatRequest requestIn(JsonNode body) {
        if (!body.path("max_tokens").isInt()) {
            throw RefusedException.badRequest("invalid_max_tokens", "max_tokens: Field required");
        }
        List<String> texts = new ArrayList<>();
        collect(body.path("system"), texts);
        body.path("messages").forEach(message -> collect(message.path("content"), texts));
        return new ChatRequest(
                body.path("model").asText(),
                List.copyOf(texts),
                body.path("stream").asBoolean(false),
                true,
                body.path("max_tokens").asInt(),
                Wishes.in(texts));
    }

    private static void collect(JsonNode content, List<String> texts) {
        if (content.isTextual()) {
            texts.add(content.asText());
        }
        for (JsonNode block : content) {
            if (block.path("type").asText().equals("text")) {
                texts.add(block.path("text").asText());
            }
        }
    }

    private static Map<String, Object> whole(Answer answer, ChatRequest request) {
        return message(
                answer,
                List.of(Map.of("type", "text", "text", String.join("", answer.pieces()))),
                usage(answer, request.wishes(), answer.usage().completionTokens()));
    }

    private static List<?> start(Answer answer, ChatRequest request) {
        return List.of(
                Map.of(
                        "type",
                        "message_start",
                        "message",
                        message(answer, List.of(), usage(answer, request.wishes(), 1))),
                Map.of("type", "content_block_start", "index", 0, "content_block", Map.of("type", "text", "text", "")),
                Map.of("type", "ping"));
    }

    private static Map<String, Object> piece(String text) {
        return Map.of("type", "content_block_delta", "index", 0, "delta", Map.of("type", "text_delta", "text", text));
    }

    private static List<?> end(Answer answer, Wishes wishes) {
        return List.of(
                Map.of("type", "content_block_stop", "index", 0),
                Map.of(
                        "type", "message_delta",
                        "delta", Map.of("stop_reason", stopReason(answer)),
                        "usage",
                                Map.of(
                                        "output_tokens", answer.usage().completionTokens(),
                                        "server_tool_use", Map.of("web_search_requests", wishes.webSearches()))),
                Map.of("type", "message_stop"));
    }

    private static Map<String, Object> message(Answer answer, List<?> content, Map<String, Object> usage) {
        return Map.of(
                "id",
                answer.id().replace("chatcmpl-", "msg_"),
                "type",
                "message",
                "role",
                "assistant",
                "model",
                answer.model(),
                "content",
                content,
                "stop_reason",
                stopReason(answer),
                "usage",
                usage);
    }

    private static Map<String, Object> usage(Answer answer, Wishes wishes, int output) {
        int prompt = answer.usage().promptTokens();
        int read = Math.min(wishes.cachedTokens(), prompt);
        int written = Math.min(wishes.cacheWriteTokens(), prompt - read);
        return Map.of(
                "input_tokens", prompt - read - written,
                "cache_read_input_tokens", read,
                "cache_creation_input_tokens", written,
                "output_tokens", output,
                "server_tool_use", Map.of("web_search_requests", wishes.webSearches()));
    }

    private static String stopReason(Answer answer) {
        return answer.finishReason().equals("length") ? "max_tokens" : "end_turn";
    }
}
