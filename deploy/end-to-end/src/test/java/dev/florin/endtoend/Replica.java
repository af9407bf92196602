package dev.florin.endtoend;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One more process of a service that runs, with the same settings but a few. Ends with this JVM. */
final class Replica implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    private final Process process;
    private final URI address;

    private Replica(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Started and ready.
     *
     * @param pid of the process that runs
     * @param settings that differ, its own port among them
     */
    static Replica of(long pid, int port, Map<String, String> settings) {
        try {
            List<String> command = new ArrayList<>(words(pid, "cmdline"));
            int jar = command.indexOf("-jar");
            command.addAll(jar, List.of("-Dquarkus.http.port=" + port));
            settings.forEach((name, value) -> command.add(jar, "-D" + name + "=" + value));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            Path.of("target", "replica-" + port + ".log").toFile());
            builder.environment().clear();
            for (String word : words(pid, "environ")) {
                int sign = word.indexOf('=');
                builder.environment().put(word.substring(0, sign), word.substring(sign + 1));
            }
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            Replica replica = new Replica(process, URI.create("http://localhost:" + port));
            await().atMost(START).until(replica::isReady);
            return replica;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return address;
    }

    /** SIGKILL. */
    void kill() {
        var unused = process.destroyForcibly();
    }

    @Override
    public void close() {
        process.destroy();
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new AssertionError(address + " has ended with " + process.exitValue() + ": see target/replica-*.log");
        }
        try {
            return new Http(address).get("/q/health/ready").status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** As Linux tells them of its processes. */
    private static List<String> words(long pid, String file) throws IOException {
        String all = Files.readString(Path.of("/proc", String.valueOf(pid), file), StandardCharsets.UTF_8);
        return Arrays.stream(all.split("\0", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
