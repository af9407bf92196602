package dev.florin.launcher.supervision;

import dev.florin.launcher.LaunchFailure;
import dev.florin.launcher.home.Home;
import dev.florin.launcher.home.ProcessIdentity;
import dev.florin.launcher.home.Run;
import dev.florin.launcher.home.Run.ProgramState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** What a run whose supervisor is gone may have left behind: programs that still end, and PostgreSQL's server. */
public final class EarlierRun {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Home home;

    public EarlierRun(Home home) {
        this.home = home;
    }

    /** Ends the left programs; returns how many there were. */
    public int end() {
        List<ProcessHandle> left =
                Stream.concat(programs(), postgres().stream()).toList();
        left.forEach(ProcessHandle::destroy);
        left.forEach(EarlierRun::awaitEnd);
        return left.size();
    }

    private Stream<ProcessHandle> programs() {
        return Run.in(home).stream()
                .flatMap(run -> run.programs().stream())
                .map(ProgramState::process)
                .filter(Objects::nonNull)
                .map(ProcessIdentity::find)
                .flatMap(Optional::stream);
    }

    /** The server writes its pid to the first line of this file; only a server over our data is ours. */
    private Optional<ProcessHandle> postgres() {
        Path file = home.stackData().resolve("postgres/postmaster.pid");
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .findFirst()
                            .map(Long::valueOf)
                            .flatMap(ProcessHandle::of)
                            .filter(EarlierRun::isPostgres)
                    : Optional.empty();
        } catch (IOException e) {
            throw new LaunchFailure(file + " cannot be read (" + e.getMessage() + ").", e);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.endsWith("postgres"))
                .isPresent();
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
        } catch (ExecutionException e) {
            throw new LaunchFailure("Process " + process.pid() + " of an earlier run does not end: end it first.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("Interrupted.", e);
        }
    }
}
