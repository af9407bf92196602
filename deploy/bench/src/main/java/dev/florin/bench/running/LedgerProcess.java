package dev.florin.bench.running;

import dev.florin.bench.BenchFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The ledger service as the build packaged it, with the settings that the launcher gives it. */
public final class LedgerProcess implements AutoCloseable {

    public static final String DATABASE = "ledger";

    private static final Duration START_PATIENCE = Duration.ofSeconds(120);
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(2);

    private final Child child;
    private final URI uri;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER_PATIENCE).build();

    private LedgerProcess(Child child, URI uri) {
        this.child = child;
        this.uri = uri;
    }

    /** Starts at once; what it does first is measured too. */
    static LedgerProcess start(List<String> command, Map<String, String> environment, int port, Path log) {
        Child child = Child.start("ledger", command, environment, log, ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new LedgerProcess(child, URI.create("http://localhost:" + port));
    }

    public void awaitReady() {
        child.await(this::isReady, Duration.ofMillis(100), START_PATIENCE, "ready");
    }

    /**
     * Returns when the condition holds; throws {@link BenchFailure} when the ledger dies before, or in time it does not.
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
