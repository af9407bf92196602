package dev.florin.stripesandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The JDK's HTTP server on virtual threads, for this machine only. Bodies are bounded. */
public final class LocalServer implements AutoCloseable {

    private static final int MAX_BODY_BYTES = 64 * 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Routes routes;

    /** Binds the port, 0 for any free one; throws {@link UncheckedIOException} when it is taken. */
    public LocalServer(int port, Routes routes) {
        this.routes = routes;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " cannot be used: " + e.getMessage(), e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public void start() {
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
            send(exchange, body.length > MAX_BODY_BYTES ? tooLarge() : answer(exchange, body));
        }
    }

    private Answer answer(HttpExchange exchange, byte[] body) {
        String path = exchange.getRequestURI().getPath();
        try {
            return routes.find(exchange.getRequestMethod(), path)
                    .map(match -> match.endpoint().answer(requestOf(exchange, match, body)))
                    .orElseGet(() -> unknownRoute(exchange.getRequestMethod(), path));
        } catch (AnsweredException e) {
            return e.answer();
        } catch (RuntimeException e) {
            System.getLogger("stripe-sandbox").log(System.Logger.Level.ERROR, "cannot answer " + path, e);
            return Answer.json(
                    500, "{\"error\":{\"type\":\"api_error\",\"message\":\"the sandbox failed; see its log\"}}");
        }
    }

    private static Request requestOf(HttpExchange exchange, Routes.Match match, byte[] body) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        String query = exchange.getRequestURI().getRawQuery();
        return new Request(
                match.pathVariables(),
                query == null ? "" : query,
                Map.copyOf(headers),
                new String(body, StandardCharsets.UTF_8));
    }

    private static Answer tooLarge() {
        return Answer.json(
                413,
                "{\"error\":{\"type\":\"invalid_request_error\",\"message\":\"the body is larger than " + MAX_BODY_BYTES
                        + " bytes\"}}");
    }

    private static Answer unknownRoute(String method, String path) {
        String shown = path.replaceAll("[^A-Za-z0-9/_.-]", "?");
        return Answer.json(
                404,
                "{\"error\":{\"type\":\"invalid_request_error\",\"message\":\"Unrecognized request URL (" + method
                        + ": " + shown + "). The sandbox knows only what its README lists.\"}}");
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
