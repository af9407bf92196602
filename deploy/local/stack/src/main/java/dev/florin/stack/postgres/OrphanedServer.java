package dev.florin.stack.postgres;

import dev.florin.stack.ExitStatus;
import dev.florin.stack.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server that outlived the process that started it. It is stopped rather than adopted: its port and its settings are
 * those of the earlier run.
 */
final class OrphanedServer {

    private static final long PATIENCE_SECONDS = 30;

    private final ProcessHandle process;

    private OrphanedServer(ProcessHandle process) {
        this.process = process;
    }

    /** The server that runs over the data, by the pid that it wrote there. */
    static Optional<OrphanedServer> of(Path data) {
        return pid(data.resolve("postmaster.pid"))
                .flatMap(ProcessHandle::of)
                .filter(OrphanedServer::isPostgres)
                .map(OrphanedServer::new);
    }

    void stop() {
        try {
            // SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for its clients.
            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw stillRunning(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stillRunning(e);
        }
    }

    private StackFailure stillRunning(Exception cause) {
        return new StackFailure(
                ExitStatus.DATA_IN_USE,
                "The PostgreSQL of an earlier run, process " + process.pid() + ", does not stop: end it first.",
                cause);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.endsWith("postgres"))
                .orElse(false);
    }

    private static Optional<Long> pid(Path file) {
        try {
            return Files.readAllLines(file).stream().findFirst().map(Long::valueOf);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StackFailure(ExitStatus.DATA_NOT_WRITABLE, "Cannot read " + file + ": " + e + ".", e);
        }
    }
}
