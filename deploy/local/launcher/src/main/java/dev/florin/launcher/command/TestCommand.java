package dev.florin.launcher.command;

import dev.florin.launcher.home.Home;
import dev.florin.launcher.testrun.TestRun;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "test",
        description = "Runs all tests of all modules (mvn verify) and counts them.",
        mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        TestRun run = TestRun.of(Home.current().root());
        System.out.println();
        System.out.println(run.tally());
        return run.status();
    }
}
