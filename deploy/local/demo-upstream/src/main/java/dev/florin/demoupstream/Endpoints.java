package dev.florin.demoupstream;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What the server answers, path by path. */
final class Endpoints {

    /** Enough for a prompt of more than a million tokens. */
    static final int MAX_BODY_BYTES = 8 << 20;

    private static final List<String> MODELS = List.of("gpt-4o-mini", "gpt-4o", "gpt-4.1", "gpt-4.1-mini", "o4-mini");

    private Endpoints() {}

    static void chatCompletions(HttpExchange exchange) throws IOException {
        demand("POST", exchange);
        ChatRequest request = ChatRequest.of(body(exchange));
        Answer answer = Answer.to(request);
        Delivery delivery = new Delivery(exchange, request.wishes());
        if (request.stream()) {
            delivery.stream(answer, request.includeUsage());
        } else {
            delivery.whole(answer);
        }
    }

    static void models(HttpExchange exchange) throws IOException {
        demand("GET", exchange);
        List<Map<String, Object>> data = MODELS.stream()
                .map(id -> Map.<String, Object>of(
                        "id", id, "object", "model", "created", Answer.CREATED, "owned_by", "florin-demo"))
                .toList();
        Json.send(exchange, 200, Map.of("object", "list", "data", data));
    }

    static void unknown(HttpExchange exchange) {
        throw new RefusedException(
                404, "invalid_request_error", "unknown_url", "There is nothing at " + exchange.getRequestURI() + ".");
    }

    static void demand(String method, HttpExchange exchange) {
        if (!exchange.getRequestMethod().equals(method)) {
            throw new RefusedException(
                    405, "invalid_request_error", "method_not_allowed", "Only " + method + " is answered here.");
        }
    }

    static JsonNode body(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (bytes.length > MAX_BODY_BYTES) {
            throw new RefusedException(
                    413, "invalid_request_error", "body_too_large", "The body exceeds " + MAX_BODY_BYTES + " bytes.");
        }
        return Json.read(bytes);
    }
}
