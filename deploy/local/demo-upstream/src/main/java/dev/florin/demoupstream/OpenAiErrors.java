package dev.florin.demoupstream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;

/** Demands a key and turns refusals into OpenAI's error object. */
record OpenAiErrors(HttpHandler handler) implements HttpHandler {

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            demandKey(exchange);
            handler.handle(exchange);
        } catch (RefusedException e) {
            if (e.status() == 429) {
                exchange.getResponseHeaders().set("Retry-After", "1");
            }
            Json.send(exchange, e.status(), e.body());
        }
        exchange.close();
    }

    private static void demandKey(HttpExchange exchange) {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization == null || !authorization.matches("Bearer \\S+")) {
            throw new RefusedException(
                    401, "invalid_request_error", "invalid_api_key", "No API key: send 'Authorization: Bearer KEY'.");
        }
    }
}
