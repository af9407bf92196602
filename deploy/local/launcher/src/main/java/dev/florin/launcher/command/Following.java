package dev.florin.launcher.command;

import dev.florin.launcher.home.Home;
import dev.florin.launcher.home.Run;
import dev.florin.launcher.home.Run.Phase;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The terminal's side of a run: shows what the supervisor tells, and passes Ctrl-C on. */
final class Following {

    private static final long STOP_PATIENCE_SECONDS = 90;

    private final Home home;
    private final Process supervisor;
    private final boolean detach;
    private final LogTail told;
    private volatile boolean mayLeave;

    Following(Home home, Process supervisor, boolean detach) {
        this.home = home;
        this.supervisor = supervisor;
        this.detach = detach;
        this.told = new LogTail(home.log("supervisor"), System.out);
    }

    /** Returns the exit status: at readiness when detached, else when everything has stopped. */
    int call() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-supervisor"));
        follow(this::isReady);
        if (!supervisor.isAlive()) {
            return failed();
        }
        run().ifPresent(run -> Summary.print(home, run));
        if (detach) {
            mayLeave = true;
            return 0;
        }
        System.out.println("Ctrl-C stops everything; the data stay.");
        follow(() -> false);
        mayLeave = true;
        System.out.println("Florin was stopped.");
        return 0;
    }

    /** Shows what is told until the supervisor ends or something has come true. */
    private void follow(BooleanSupplier enough) {
        while (supervisor.isAlive() && !enough.getAsBoolean()) {
            told.copyNew();
            LogTail.pause();
        }
        told.copyNew();
    }

    private boolean isReady() {
        return run().filter(run -> run.phase() == Phase.READY).isPresent();
    }

    private Optional<Run> run() {
        return Run.in(home).filter(run -> run.supervisor().pid() == supervisor.pid());
    }

    private int failed() {
        mayLeave = true;
        System.err.println(run().map(Run::failure).orElse("The supervisor ended. Its log: " + home.log("supervisor")));
        return 1;
    }

    /** Runs when this process ends: nothing that was not meant to stay may stay. */
    private void stop() {
        if (mayLeave) {
            return;
        }
        System.out.println("\nStopping.");
        supervisor.destroy();
        try {
            boolean ended = supervisor.waitFor(STOP_PATIENCE_SECONDS, TimeUnit.SECONDS);
            System.out.println(ended ? "Stopped." : "Something does not stop: see ./florin status.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
