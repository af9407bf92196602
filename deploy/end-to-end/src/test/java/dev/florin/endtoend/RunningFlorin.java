package dev.florin.endtoend;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A Florin started as a user starts it: five services, sandbox, upstream. Most tests of this module share one. It goes down
 * with this JVM at the latest; its logs stay in {@code target/florin/logs}, those of other offerings beside it.
 */
final class RunningFlorin implements AutoCloseable {

    private static final Duration RECOVERY = Duration.ofSeconds(60);

    private final Path home;
    private final int portBase;
    private final TraceReceiver traces;
    private final FlorinCommand command;

    private RunningFlorin(Path home, int portBase, TraceReceiver traces) {
        this.home = home;
        this.portBase = portBase;
        this.traces = traces;
        this.command = new FlorinCommand(home, traces.exporterSettings());
    }

    /** Started once, for the first test that asks; where that failed, the other tests fail the same way at once. */
    static RunningFlorin shared() {
        return Shared.FLORIN;
    }

    /** One of its own, which sells another offering. */
    static RunningFlorin selling(String offering) {
        return start("florin-" + offering, offering);
    }

    private static RunningFlorin start(String name, String offering) {
        Path home = Path.of("target", name).toAbsolutePath();
        RunningFlorin florin = new RunningFlorin(home, FreePorts.tenFrom(21_000), TraceReceiver.start());
        Runtime.getRuntime().addShutdownHook(new Thread(florin::down, name + "-down"));
        florin.command.run(
                "up", "--detach", "--fresh", "--offering", offering, "--port-base", String.valueOf(florin.portBase));
        return florin;
    }

    private static final class Shared {
        private static final RunningFlorin FLORIN = start("florin", "zero-markup");
    }

    void up() {
        command.run("up", "--detach", "--port-base", String.valueOf(portBase));
    }

    void down() {
        command.run("down");
    }

    @Override
    public void close() {
        down();
    }

    /** Throws {@link AssertionError} with what it prints when it finds a difference. */
    void verify() {
        String unused = command.run("verify");
    }

    /** Also while something is down, which the command tells by its exit status. */
    JsonNode status() {
        return Json.read(command.runToEnd("status", "--json").output());
    }

    /** SIGKILL to a service; returns when the launcher has brought it back. */
    void killAndAwaitReturn(String service) {
        long killed = pidOf(service);
        kill(killed);
        await().atMost(RECOVERY).until(() -> isBack(service, killed));
    }

    URI gateway() {
        return at(0);
    }

    URI payments() {
        return at(3);
    }

    URI stripeSandbox() {
        return at(5);
    }

    String kafka() {
        return "localhost:" + (portBase + 7);
    }

    TraceReceiver traces() {
        return traces;
    }

    Operator operator() {
        return new Operator(new Http(gateway()).with("Authorization", "Bearer " + secret("operatorToken")), this);
    }

    /** As the launcher keeps it for the programs. */
    String secret(String name) {
        try {
            return Json.read(Files.readString(home.resolve("secrets.json")))
                    .required(name)
                    .textValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private URI at(int offset) {
        return URI.create("http://localhost:" + (portBase + offset));
    }

    private boolean isBack(String service, long killed) {
        JsonNode state = service(service);
        return state.path("health").asText().equalsIgnoreCase("up")
                && state.path("pid").asLong(killed) != killed;
    }

    long pidOf(String service) {
        return service(service).required("pid").longValue();
    }

    private JsonNode service(String name) {
        for (JsonNode service : status().required("services")) {
            if (service.required("name").textValue().equals(name)) {
                return service;
            }
        }
        throw new AssertionError("no service " + name + " in the status");
    }

    private static void kill(long pid) {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        if (!process.destroyForcibly()) {
            throw new AssertionError("cannot kill process " + pid);
        }
        try {
            process.onExit().get(10, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new AssertionError("process " + pid + " does not die", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
