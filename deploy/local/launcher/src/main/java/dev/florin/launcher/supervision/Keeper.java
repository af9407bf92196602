package dev.florin.launcher.supervision;

import dev.florin.launcher.LaunchFailure;
import dev.florin.launcher.home.ProcessIdentity;
import dev.florin.launcher.home.Run.Health;
import dev.florin.launcher.home.Run.ProgramState;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps one program running until told to stop. */
final class Keeper {

    private static final Duration START_PATIENCE = Duration.ofSeconds(180);
    private static final long POLL_MILLIS = 100;

    private final Program program;
    private final Runnable changed;
    private final Consumer<String> news;

    private volatile boolean stopping;
    private volatile Health health = Health.STARTING;
    // The field also keeps the pipe to the program's standard input open: a collected Process would close it.
    private volatile @Nullable Process process;

    /**
     * @param changed is told whenever {@link #state()} differs
     * @param news takes sentences for the user
     */
    Keeper(Program program, Runnable changed, Consumer<String> news) {
        this.program = program;
        this.changed = changed;
        this.news = news;
    }

    String name() {
        return program.name();
    }

    ProgramState state() {
        Process current = process;
        return current == null || !current.isAlive()
                ? new ProgramState(program.name(), health, null)
                : new ProgramState(program.name(), health, ProcessIdentity.of(current.toHandle()));
    }

    /** Returns when the program is ready; throws {@link LaunchFailure} when it ends before or takes too long. */
    void start() {
        long logStart = LogFile.length(program.log());
        Process started = spawn();
        process = started;
        if (stopping) {
            started.destroy();
        }
        become(Health.STARTING);
        awaitReadiness(started, logStart);
        become(Health.UP);
    }

    /** Starts the program again whenever it dies, as {@link RestartPolicy} allows; returns when it is told to stop. */
    void keep() {
        RestartPolicy policy = RestartPolicy.NO_DEATHS;
        while (!stopping) {
            int status = awaitDeath();
            if (stopping) {
                return;
            }
            become(Health.DOWN);
            policy = policy.afterDeath(Instant.now());
            if (policy.givesUp()) {
                news.accept(program.name() + " ended again (status " + status + "), " + RestartPolicy.MOST_RESTARTS
                        + " restarts within a minute did not help: see " + program.log());
                return;
            }
            news.accept(program.name() + " ended by itself (status " + status + "): starting it again in "
                    + policy.waitBeforeRestart().toMillis() + " ms");
            pause(policy.waitBeforeRestart().toMillis());
            restart();
        }
    }

    /** Asks the program to end, and forces it to when it does not within the patience. */
    void stop(Duration patience) {
        stopping = true;
        Process current = process;
        if (current == null) {
            return;
        }
        current.destroy();
        try {
            if (!current.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                news.accept(program.name() + " did not end within " + patience.toSeconds() + " s: killing it");
                current.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            current.destroyForcibly();
        }
    }

    private void restart() {
        if (stopping) {
            return;
        }
        try {
            start();
            news.accept(program.name() + " is back");
        } catch (LaunchFailure e) {
            // keep() sees the death, or goes on waiting for a program that is only slow.
            news.accept(e.sentence());
        }
    }

    private Process spawn() {
        try {
            Files.createDirectories(program.log().getParent());
            ProcessBuilder builder = new ProcessBuilder(program.command())
                    .directory(program.directory().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(program.log().toFile()));
            // glibc gives each thread a heap of its own, which costs a JVM with many threads tens of megabytes.
            builder.environment().put("MALLOC_ARENA_MAX", "2");
            builder.environment().putAll(program.environment());
            return builder.start();
        } catch (IOException e) {
            throw new LaunchFailure(program.name() + " cannot be started (" + e.getMessage() + ").", e);
        }
    }

    private void awaitReadiness(Process started, long logStart) {
        long end = System.nanoTime() + START_PATIENCE.toNanos();
        while (!program.readiness().holds(program.log(), logStart)) {
            if (!started.isAlive()) {
                throw new LaunchFailure(program.name() + " ended before it was ready: "
                        + LogFile.lastWords(program.log(), logStart) + "\nIts log: " + program.log());
            }
            if (System.nanoTime() > end) {
                throw new LaunchFailure(program.name() + " is not ready after " + START_PATIENCE.toSeconds()
                        + " s. Its log: " + program.log());
            }
            pause(POLL_MILLIS);
        }
    }

    private int awaitDeath() {
        try {
            Process current = process;
            return current == null ? 0 : current.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
            return 0;
        }
    }

    private void become(Health now) {
        health = now;
        changed.run();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("Interrupted.", e);
        }
    }
}
