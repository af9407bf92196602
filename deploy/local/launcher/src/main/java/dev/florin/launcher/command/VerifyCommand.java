package dev.florin.launcher.command;

import dev.florin.launcher.LaunchFailure;
import dev.florin.launcher.home.Home;
import dev.florin.launcher.home.PortPlan;
import dev.florin.launcher.home.Run;
import dev.florin.launcher.home.Run.Phase;
import dev.florin.launcher.home.Secrets;
import dev.florin.launcher.programs.LedgerProgram;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "verify",
        description = "Recomputes the books from journal and log; ends with 0 when everything fits.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    private static final String PROGRAM = "dev.florin.ledger.verify.VerifyMain";

    @Override
    public Integer call() throws InterruptedException {
        return ledgerProgram(Home.current()).run(PROGRAM, List.of());
    }

    /** Over the running Florin's database and log. */
    static LedgerProgram ledgerProgram(Home home) {
        Run run = Run.alive(home)
                .filter(found -> found.phase() == Phase.READY)
                .orElseThrow(() -> new LaunchFailure("Florin is not running: start it by ./florin up."));
        return new LedgerProgram(home, new PortPlan(run.portBase()), Secrets.of(home), run.offering());
    }
}
