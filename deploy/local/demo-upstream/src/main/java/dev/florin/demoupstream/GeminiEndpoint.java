package dev.florin.demoupstream;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Gemini's generateContent, whole and streamed: thoughts stand beside the candidates, what was cached in the prompt. */
final class GeminiEndpoint {

    private static final Pattern PATH =
            Pattern.compile("/v1beta/models/([^:/]+):(generateContent|streamGenerateContent)");

    private GeminiEndpoint() {}

    static void generate(HttpExchange exchange) throws IOException {
        Endpoints.demand("POST", exchange);
        Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
        if (!path.matches()) {
            Endpoints.unknown(exchange);
        }
        ChatRequest request = requestIn(path.group(1), Endpoints.body(exchange));
        Answer answer = Answer.to(request);
        Delivery delivery = new Delivery(exchange, request.wishes());
        if (path.group(2).equals("generateContent")) {
            String text = String.join("", answer.pieces());
            delivery.whole(answer, part(answer, request.wishes(), text, answer.finishReason()));
        } else {
            delivery.stream(
                    answer,
                    List.of(),
                    piece -> part(answer, request.wishes(), piece, null),
                    List.of(part(answer, request.wishes(), "", answer.finishReason())));
        }
    }

    private static ChatRequest requestIn(String model, JsonNode body) {
        List<String> texts = new ArrayList<>();
        collect(body.path("systemInstruction"), texts);
        body.path("contents").forEach(content -> collect(content, texts));
        JsonNode most = body.path("generationConfig").path("maxOutputTokens");
        return new ChatRequest(
                model, List.copyOf(texts), false, true, most.isInt() ? most.asInt() : null, Wishes.in(texts));
    }

    private static void collect(JsonNode content, List<String> texts) {
        for (JsonNode part : content.path("parts")) {
            if (part.has("text")) {
                texts.add(part.path("text").asText());
            }
        }
    }

    private static Map<String, Object> part(Answer answer, Wishes wishes, String text, @Nullable String finishReason) {
        Map<String, Object> candidate = new TreeMap<>();
        candidate.put("index", 0);
        candidate.put("content", Map.of("role", "model", "parts", List.of(Map.of("text", text))));
        if (finishReason != null) {
            candidate.put("finishReason", finishReason.equals("length") ? "MAX_TOKENS" : "STOP");
            List<String> queries = IntStream.range(0, wishes.webSearches())
                    .mapToObj(number -> "query " + number)
                    .toList();
            candidate.put("groundingMetadata", Map.of("webSearchQueries", queries));
        }
        int thoughts = answer.usage().completionTokensDetails().reasoningTokens();
        return Map.of(
                "responseId", answer.id().replace("chatcmpl-", ""),
                "candidates", List.of(candidate),
                "usageMetadata",
                        Map.of(
                                "promptTokenCount", answer.usage().promptTokens(),
                                "cachedContentTokenCount",
                                        Math.min(
                                                wishes.cachedTokens(),
                                                answer.usage().promptTokens()),
                                "candidatesTokenCount", answer.usage().completionTokens() - thoughts,
                                "thoughtsTokenCount", thoughts,
                                "totalTokenCount", answer.usage().totalTokens()));
    }
}
