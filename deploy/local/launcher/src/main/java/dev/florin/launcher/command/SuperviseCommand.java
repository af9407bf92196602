package dev.florin.launcher.command;

import dev.florin.launcher.LaunchFailure;
import dev.florin.launcher.home.Home;
import dev.florin.launcher.home.PortPlan;
import dev.florin.launcher.home.ProcessIdentity;
import dev.florin.launcher.home.Run;
import dev.florin.launcher.home.Run.Phase;
import dev.florin.launcher.home.Run.ProgramState;
import dev.florin.launcher.home.Secrets;
import dev.florin.launcher.opening.Opening;
import dev.florin.launcher.programs.AotCache;
import dev.florin.launcher.programs.Programs;
import dev.florin.launcher.supervision.Supervisor;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The process behind {@code up}, in a session of its own, so that the terminal's Ctrl-C does not reach the programs. */
@Command(name = "supervise", hidden = true)
final class SuperviseCommand implements Callable<Integer> {

    @Option(names = "--offering", required = true)
    private String offering = "";

    @Option(names = "--port-base", required = true)
    private int portBase;

    @Option(names = "--stay", description = "Do not end with standard input.")
    private boolean stay;

    private final Home home = Home.current();
    private volatile Phase phase = Phase.STARTING;
    private volatile List<ProgramState> programs = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        publish(null);
        Secrets secrets = Secrets.of(home);
        PortPlan ports = new PortPlan(portBase);
        Supervisor supervisor = new Supervisor(
                new Programs(home, ports, secrets, offering, AotCache.USE).layers(),
                this::changed,
                System.out::println);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(supervisor), "stop"));
        Thread.ofPlatform().daemon().name("standard-input").start(this::endWithInput);
        try {
            supervisor.start();
            new Opening(home, offering, ports, secrets, System.out::println).complete();
        } catch (LaunchFailure e) {
            phase = Phase.FAILED;
            publish(e.sentence());
            return 1;
        }
        phase = Phase.READY;
        publish(null);
        supervisor.keep();
        new CountDownLatch(1).await();
        return 0;
    }

    private void stop(Supervisor supervisor) {
        if (phase != Phase.FAILED) {
            phase = Phase.STOPPING;
            publish(null);
        }
        supervisor.stop(Supervisor.STOP_PATIENCE);
    }

    private void endWithInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            System.out.println("Standard input broke: " + e.getMessage());
        }
        if (!stay) {
            System.exit(0);
        }
    }

    private void changed(List<ProgramState> states) {
        programs = states;
        if (phase != Phase.FAILED) {
            publish(null);
        }
    }

    private synchronized void publish(@Nullable String failure) {
        new Run(ProcessIdentity.of(ProcessHandle.current()), portBase, offering, phase, failure, programs).keptIn(home);
    }
}
