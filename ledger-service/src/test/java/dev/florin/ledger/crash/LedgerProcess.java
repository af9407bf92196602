package dev.florin.ledger.crash;

import dev.florin.testing.TestDatabase;
import dev.florin.testing.TestStack;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link BareLedger} in a process of its own. */
final class LedgerProcess {

    private static final Path LOG = Path.of("target", "killed-ledger.log").toAbsolutePath();

    private final Process process;
    private final BufferedReader told;

    private LedgerProcess(Process process) {
        this.process = process;
        this.told = process.inputReader(StandardCharsets.UTF_8);
    }

    static LedgerProcess start(
            TrainedStart trained, TestStack stack, TestDatabase database, String user, Path key, String replica) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                trained.flag(),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                trained.classPath(),
                BareLedger.class.getName(),
                database.jdbcUrl(),
                user,
                database.password(),
                stack.kafka(),
                key.toString(),
                replica);
        try {
            return new LedgerProcess(new ProcessBuilder(command)
                    .redirectError(Redirect.appendTo(LOG.toFile()))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has committed a block; false when it ended before. */
    boolean awaitBlock() {
        try {
            return told.readLine() != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** No clean-up, no last words: what the kernel does to a process that is out of memory. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("process " + process.pid() + " survives its killing");
        }
    }

    /** Lets it end as a service does that is asked to. */
    void stop() throws InterruptedException, IOException {
        process.getOutputStream().close();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("process " + process.pid() + " does not end");
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }
}
