package dev.florin.demoupstream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;

/**
 * Demands a key and turns refusals into OpenAI's error object, whose message stands where the other families' does.
 *
 * @param keyHeader where the key is shown, in the family's way
 */
record OpenAiErrors(HttpHandler handler, String keyHeader) implements HttpHandler {

    OpenAiErrors(HttpHandler handler) {
        this(handler, "Authorization");
    }

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

    private void demandKey(HttpExchange exchange) {
        boolean bearer = keyHeader.equals("Authorization");
        String shown = exchange.getRequestHeaders().getFirst(keyHeader);
        if (shown == null || !shown.matches(bearer ? "Bearer \\S+" : "\\S+")) {
            throw new RefusedException(
                    401,
                    "invalid_request_error",
                    "invalid_api_key",
                    "No API key: send '" + keyHeader + ": " + (bearer ? "Bearer KEY'." : "KEY'."));
        }
    }
}
