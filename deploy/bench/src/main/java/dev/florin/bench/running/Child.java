package dev.florin.bench.running;

import dev.florin.bench.BenchFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A program started for the bench. It ends when its standard input does: at {@link #close()}, and when the bench dies,
 * however it dies.
 */
final class Child implements AutoCloseable {

    private static final Duration END_PATIENCE = Duration.ofSeconds(60);

    private final String name;
    private final Process process;
    private final Path log;

    private Child(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** @param output where standard output goes; errors go to the log */
    static Child start(
            String name,
            List<String> command,
            Map<String, String> environment,
            Path log,
            ProcessBuilder.Redirect output) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(output)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            return new Child(name, builder.start(), log);
        } catch (IOException e) {
            throw new BenchFailure("The " + name + " cannot be started: " + e.getMessage(), e);
        }
    }

    Process process() {
        return process;
    }

    /**
     * Returns when the condition holds; throws {@link BenchFailure} when the program ends before, or in time it does not.
     *
     * @param every how often to look
     */
    void await(BooleanSupplier condition, Duration every, Duration patience, String what) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            requireAlive();
            if (System.nanoTime() > end) {
                throw new BenchFailure(
                        "The " + name + ": not " + what + " after " + patience.toSeconds() + " s, see " + log);
            }
            pause(every);
        }
    }

    /** All that it prints until it ends; throws {@link BenchFailure} when it does not end well. */
    String output() {
        try {
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            if (status != 0) {
                throw new BenchFailure("The " + name + " ended with status " + status + ":\n" + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new BenchFailure("The " + name + " cannot be heard: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted.", e);
        }
    }

    private void requireAlive() {
        if (!process.isAlive()) {
            throw new BenchFailure("The " + name + " ended with status " + process.exitValue() + ", see " + log);
        }
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(END_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
        }
    }

    private static void pause(Duration every) {
        try {
            Thread.sleep(every);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted.", e);
        }
    }
}
