package dev.florin.demoupstream;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The running server; closing it stops it at once. Tests may start it in their own JVM. */
public final class DemoUpstream implements AutoCloseable {

    private static final int BACKLOG = 1024;

    static {
        // Without it every answer on a reused connection waits 40 ms for the peer's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // A client's pool must not meet connections that the server is about to close.
        System.setProperty("sun.net.httpserver.idleInterval", "600");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
    }

    private final HttpServer server;
    private final ExecutorService threads;

    private DemoUpstream(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Listens on the loopback address.
     *
     * @param port 0 takes any free one
     */
    public static DemoUpstream start(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/", new OpenAiErrors(Endpoints::unknown));
        server.createContext("/v1/models", new OpenAiErrors(Endpoints::models));
        server.createContext("/v1/chat/completions", new OpenAiErrors(Endpoints::chatCompletions));
        server.createContext("/v1/embeddings", new OpenAiErrors(DirectEndpoints::embeddings));
        server.createContext("/v1/images/generations", new OpenAiErrors(DirectEndpoints::images));
        server.createContext("/v1/messages", new OpenAiErrors(AnthropicEndpoint::messages, "x-api-key"));
        server.createContext("/v1beta/models/", new OpenAiErrors(GeminiEndpoint::generate, "x-goog-api-key"));
        server.start();
        return new DemoUpstream(server, threads);
    }

    /** What an OpenAI client takes as its base URL, {@code /v1} included. */
    public URI baseUrl() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/v1");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
