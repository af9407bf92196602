package dev.florin.payments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.florin.id.Ids;
import dev.florin.id.TaxQuoteId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Invoicing as payments sees it over HTTP: 19 % for accounts with a billing profile, 409 for the others. */
final class InvoicingDouble implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Ids ids = Ids.system();
    private final Set<String> accountsWithProfile = ConcurrentHashMap.newKeySet();
    private final Map<String, String> quotes = new ConcurrentHashMap<>();

    InvoicingDouble() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/accounts/", this::handle);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String accountId = exchange.getRequestURI().getPath().split("/")[2];
            if (exchange.getRequestMethod().equals("PUT")) {
                accountsWithProfile.add(accountId);
                answer(exchange, 200, "{}");
            } else if (accountsWithProfile.contains(accountId)) {
                JsonNode request = JSON.readTree(exchange.getRequestBody());
                answer(
                        exchange,
                        200,
                        quotes.computeIfAbsent(request.get("orderId").asText(), _ -> quote(request)));
            } else {
                answer(exchange, 409, """
                        {"status":409,"code":"BILLING_PROFILE_MISSING","detail":"The account has no billing profile"}""");
            }
        }
    }

    private String quote(JsonNode request) {
        long net = request.at("/net/minor").asLong();
        long tax = Math.floorDiv(net * 19 + 50, 100);
        String currency = request.at("/net/currency").asText();
        return """
                {"taxQuoteId":"%s","orderId":"%s","net":{"minor":%d,"currency":"%s"},"tax":{"minor":%d,"currency":"%s"},
                 "total":{"minor":%d,"currency":"%s"},"category":"S","ratePercent":19,"note":""}""".formatted(
                        new TaxQuoteId(ids.next()),
                        request.get("orderId").asText(),
                        net,
                        currency,
                        tax,
                        currency,
                        net + tax,
                        currency);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getResponseHeaders()
                .set("Content-Type", status < 400 ? "application/json" : "application/problem+json");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
