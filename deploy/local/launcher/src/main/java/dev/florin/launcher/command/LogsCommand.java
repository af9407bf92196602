package dev.florin.launcher.command;

import dev.florin.launcher.LaunchFailure;
import dev.florin.launcher.home.Home;
import dev.florin.launcher.programs.Programs;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Prints a program's log.", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "SERVICE",
            description = "gateway, metering, ledger, payments, invoicing; also supervisor,"
                    + " stack, stripe-sandbox, demo-upstream.")
    private String program = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what comes.")
    private boolean follow;

    @Override
    public Integer call() {
        Home home = Home.current();
        List<String> known = new ArrayList<>(Programs.ALL);
        known.add("supervisor");
        if (!known.contains(program)) {
            throw new LaunchFailure("There is no '" + program + "': choose one of " + String.join(", ", known) + ".");
        }
        if (!Files.exists(home.log(program))) {
            throw new LaunchFailure("There is no log of " + program + " yet: ./florin up starts it.");
        }
        LogTail log = new LogTail(home.log(program), System.out);
        log.copyNew();
        while (follow) {
            LogTail.pause();
            log.copyNew();
        }
        return 0;
    }
}
