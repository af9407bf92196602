package dev.florin.launcher.command;

import dev.florin.launcher.home.Home;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "rebuild",
        description = "Folds the whole log into an empty database and compares; ends with 0 when both are equal.",
        mixinStandardHelpOptions = true)
final class RebuildCommand implements Callable<Integer> {

    private static final String PROGRAM = "dev.florin.ledger.rebuild.RebuildMain";

    @Option(
            names = "--into",
            paramLabel = "DATABASE",
            required = true,
            description = "Made on the running PostgreSQL where it is not there; it must be empty.")
    private String database = "";

    @Override
    public Integer call() throws InterruptedException {
        return VerifyCommand.ledgerProgram(Home.current()).run(PROGRAM, List.of(database));
    }
}
