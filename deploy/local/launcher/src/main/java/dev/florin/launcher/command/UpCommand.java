package dev.florin.launcher.command;

import dev.florin.launcher.LaunchFailure;
import dev.florin.launcher.home.DiskSpace;
import dev.florin.launcher.home.FreshStart;
import dev.florin.launcher.home.Home;
import dev.florin.launcher.home.Offerings;
import dev.florin.launcher.home.PortPlan;
import dev.florin.launcher.home.Run;
import dev.florin.launcher.home.Run.Phase;
import dev.florin.launcher.installation.Installation;
import dev.florin.launcher.installation.Training;
import dev.florin.launcher.supervision.EarlierRun;
import dev.florin.offering.Offering;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description = "Starts everything, opens an account with its first credits; Ctrl-C stops everything.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    @Option(
            names = "--offering",
            paramLabel = "NAME",
            description = "What is sold: a directory of deploy/offerings (default: ${DEFAULT-VALUE}).")
    private String offering = "zero-markup";

    @Option(names = "--detach", description = "Return when everything is ready; ./florin down stops it.")
    private boolean detach;

    @Option(names = "--fresh", description = "Delete all data of earlier runs first.")
    private boolean fresh;

    @Option(names = "--port-base", paramLabel = "N", description = "First of ten ports (default: ${DEFAULT-VALUE}).")
    private int portBase = PortPlan.DEFAULT_BASE;

    private final Home home = Home.current();

    @Override
    public Integer call() {
        Optional<Run> running = Run.alive(home);
        return running.isPresent() ? alreadyRunning(running.get()) : start();
    }

    private int alreadyRunning(Run run) {
        if (run.phase() != Phase.READY) {
            throw new LaunchFailure("Florin is just " + run.phase().name().toLowerCase(java.util.Locale.ROOT)
                    + " (process " + run.supervisor().pid() + "): wait for it, or end it with ./florin down.");
        }
        if (!run.offering().equals(offering)) {
            throw new LaunchFailure("Florin is running, and sells '" + run.offering() + "', not '" + offering
                    + "': end it with ./florin down first, or say --offering " + run.offering() + ".");
        }
        System.out.println("Florin is already running.");
        Summary.print(home, run);
        return 0;
    }

    private int start() {
        PortPlan ports = new PortPlan(portBase);
        Offerings offerings = new Offerings(home);
        Offering _ = offerings.read(offering);
        DiskSpace.require(home.data());
        int left = new EarlierRun(home).end();
        if (left > 0) {
            System.out.println("Ended what an earlier run had left behind (" + left + " processes).");
        }
        if (fresh) {
            FreshStart.deleteData(home);
        }
        offerings.requireDataOf(offering);
        ports.requireFree();
        install();
        System.out.println("Starting:");
        return new Following(home, Background.start(home, supervise()), detach).call();
    }

    private void install() {
        Installation installation = new Installation(home);
        installation.refresh();
        if (!installation.isTrained() && !Boolean.getBoolean("florin.untrained")) {
            System.out.println("Training the programs' start, once for each build. This takes about a minute.");
            new Training(home, System.out::println).run();
        }
    }

    private List<String> supervise() {
        List<String> arguments =
                new ArrayList<>(List.of("--offering", offering, "--port-base", String.valueOf(portBase)));
        if (detach) {
            arguments.add("--stay");
        }
        return arguments;
    }
}
