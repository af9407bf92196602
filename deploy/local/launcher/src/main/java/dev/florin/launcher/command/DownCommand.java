package dev.florin.launcher.command;

import dev.florin.launcher.LaunchFailure;
import dev.florin.launcher.home.Home;
import dev.florin.launcher.home.Run;
import dev.florin.launcher.supervision.EarlierRun;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;

@Command(
        name = "down",
        description = "Stops everything; the data stay for the next up.",
        mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    private static final long PATIENCE_SECONDS = 90;

    @Override
    public Integer call() throws ExecutionException, InterruptedException {
        Home home = Home.current();
        Optional<ProcessHandle> supervisor =
                Run.alive(home).flatMap(run -> run.supervisor().find());
        if (supervisor.isPresent()) {
            end(supervisor.get());
        }
        int left = new EarlierRun(home).end();
        System.out.println(supervisor.isPresent() || left > 0 ? "Stopped." : "Florin is not running.");
        return 0;
    }

    private static void end(ProcessHandle supervisor) throws ExecutionException, InterruptedException {
        supervisor.destroy();
        try {
            supervisor.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new LaunchFailure(
                    "The supervisor, process " + supervisor.pid() + ", does not end: kill it, then run"
                            + " ./florin down again, which ends what it leaves.",
                    e);
        }
    }
}
