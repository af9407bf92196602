package dev.florin.gateway.world;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.florin.lease.LeaseRequest;
import dev.florin.lease.RenewalAnswer;
import dev.florin.lease.RenewalRequest;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The services behind the gateway, as it sees them: a ledger that speaks the lease protocol, and owners that echo. */
@ApplicationScoped
public class OtherServices {

    private final LedgerBooks books = new LedgerBooks();
    private final ObjectMapper json;
    private final int port;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<OwnerCall> calls = new CopyOnWriteArrayList<>();
    private volatile boolean away;
    private HttpServer server;

    /** What an owner was asked. */
    public record OwnerCall(String method, String uri, Headers headers, String body) {

        public String header(String name) {
            return headers.getFirst(name);
        }
    }

    public OtherServices(ObjectMapper json, @ConfigProperty(name = "test.services.port") int port) {
        this.json = json;
        this.port = port;
    }

    public LedgerBooks books() {
        return books;
    }

    public List<OwnerCall> calls() {
        return calls;
    }

    /** From now on every call is answered with 503, until it is taken back. */
    public void goAway(boolean gone) {
        away = gone;
    }

    void start(@Observes @Priority(1) StartupEvent event) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
        server.setExecutor(threads);
        server.createContext("/ledger/leases", this::lease);
        server.createContext("/provider", this::complete);
        server.createContext("/", this::own);
        server.start();
    }

    void stop(@Observes ShutdownEvent event) {
        server.stop(0);
        threads.shutdownNow();
    }

    private void lease(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (away) {
            answer(exchange, 503, Map.of());
        } else if (exchange.getRequestURI().getPath().endsWith("/renewals")) {
            RenewalRequest renewal = json.readValue(body, RenewalRequest.class);
            answer(
                    exchange,
                    200,
                    new RenewalAnswer(
                            !books.isExpired(renewal.epoch()), LedgerBooks.TTL_MILLIS, 1, List.of(), List.of()));
        } else {
            LeaseRequest request = json.readValue(body, LeaseRequest.class);
            boolean expired = books.isExpired(request.epoch());
            answer(exchange, expired ? 409 : 200, expired ? Map.of() : books.grant(request));
        }
    }

    private void complete(HttpExchange exchange) throws IOException {
        record(exchange);
        boolean stream = calls.getLast().body().contains("\"stream\":true");
        Map<String, String> said = Map.of("content", "river stone");
        if (stream) {
            byte[] event = json.writeValueAsBytes(Map.of("choices", List.of(Map.of("delta", said))));
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("data: ".getBytes(StandardCharsets.US_ASCII));
            exchange.getResponseBody().write(event);
            exchange.getResponseBody().write("\n\ndata: [DONE]\n\n".getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        } else {
            answer(exchange, 200, Map.of("choices", List.of(Map.of("message", said))));
        }
    }

    private void own(HttpExchange exchange) throws IOException {
        record(exchange);
        if (exchange.getRequestURI().getPath().endsWith("/pdf")) {
            exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename=\"invoice.pdf\"");
        }
        answer(
                exchange,
                away ? 503 : 200,
                Map.of("path", exchange.getRequestURI().getPath()));
    }

    private void record(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        calls.add(new OwnerCall(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body));
    }

    private void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = json.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
