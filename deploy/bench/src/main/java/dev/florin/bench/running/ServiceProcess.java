package dev.florin.bench.running;

import dev.florin.bench.BenchFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A service as the build packaged it, on a port of the loopback address. */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration START_PATIENCE = Duration.ofSeconds(120);
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(2);

    private final Child child;
    private final URI uri;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER_PATIENCE).build();

    private ServiceProcess(Child child, URI uri) {
        this.child = child;
        this.uri = uri;
    }

    /** Starts at once; what it does first is measured too. */
    static ServiceProcess start(
            String name, List<String> command, Map<String, String> environment, int port, Path log) {
        Child child = Child.start(name, command, environment, log, ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new ServiceProcess(child, URI.create("http://localhost:" + port));
    }

    public void awaitReady() {
        child.await(this::isReady, Duration.ofMillis(20), START_PATIENCE, "ready");
    }

    /**
     * Returns when the condition holds; throws {@link BenchFailure} when the service dies before, or in time it does not.
     *
     * @param every how often to look
     */
    public void await(BooleanSupplier condition, Duration every, Duration patience, String what) {
        child.await(condition, every, patience, what);
    }

    /** Where it is called. */
    public URI uri() {
        return uri;
    }

    ProcessHandle handle() {
        return child.process().toHandle();
    }

    @Override
    public void close() {
        child.close();
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new BenchFailure("There is no free port: " + e.getMessage(), e);
        }
    }

    private boolean isReady() {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri.resolve("/q/health/ready"))
                    .timeout(ANSWER_PATIENCE)
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < 300;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted.", e);
        }
    }
}
