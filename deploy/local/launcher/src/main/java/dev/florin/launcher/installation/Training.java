package dev.florin.launcher.installation;

import dev.florin.launcher.LaunchFailure;
import dev.florin.launcher.home.DirectoryTree;
import dev.florin.launcher.home.Home;
import dev.florin.launcher.home.PortPlan;
import dev.florin.launcher.home.Secrets;
import dev.florin.launcher.opening.Opening;
import dev.florin.launcher.programs.AotCache;
import dev.florin.launcher.programs.Programs;
import dev.florin.launcher.supervision.Supervisor;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * One run over throw-away data in which each JVM records the classes that its program needs. The record is written when
 * the program ends; later starts load it instead of finding, checking and linking the classes again.
 */
public final class Training {

    private static final int FIRST_PORT = 18_400;
    /** A program that ends now still writes its record, several at a time. */
    private static final Duration WRITING_PATIENCE = Duration.ofMinutes(5);

    private static final String OFFERING = "zero-markup";

    private final Installation installation;
    private final Home home;
    private final Consumer<String> news;

    public Training(Home home, Consumer<String> news) {
        this.installation = new Installation(home);
        this.home = home.withData(home.data().resolve("training"));
        this.news = news;
    }

    /** Starting works without; so a failure is told, and costs nothing but time at later starts. */
    public void run() {
        long begin = System.nanoTime();
        try {
            DirectoryTree.delete(home.data());
            train();
            DirectoryTree.delete(home.data());
            news.accept("trained in %d s".formatted((System.nanoTime() - begin) / 1_000_000_000));
        } catch (LaunchFailure | IOException e) {
            news.accept("the training failed, starts stay slow: " + e.getMessage());
        } finally {
            installation.markTrained();
        }
    }

    private void train() {
        PortPlan ports = PortPlan.freeFrom(firstPort());
        Secrets secrets = Secrets.of(home);
        Supervisor supervisor = new Supervisor(
                new Programs(home, ports, secrets, OFFERING, AotCache.TRAIN).layers(), states -> {}, line -> {});
        Thread stop = new Thread(() -> supervisor.stop(Supervisor.STOP_PATIENCE), "stop-training");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            supervisor.start();
            new Opening(home, OFFERING, ports, secrets, line -> {}).complete();
        } finally {
            supervisor.stop(WRITING_PATIENCE);
            Runtime.getRuntime().removeShutdownHook(stop);
        }
    }

    /** Two trainings at a time, of two clones, must not choose the same ports. */
    private static int firstPort() {
        return FIRST_PORT + 10 * (int) (ProcessHandle.current().pid() % 700);
    }
}
