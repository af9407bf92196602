package dev.florin.launcher.command;

import dev.florin.launcher.LaunchFailure;
import dev.florin.launcher.home.Home;
import dev.florin.launcher.home.PortPlan;
import dev.florin.launcher.home.Run;
import dev.florin.launcher.home.Run.Phase;
import dev.florin.launcher.replay.ReplayRun;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "replay",
        description = "Sends a trace through the gateway; ends with 0 when the journal explains the balance.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE.csv", description = "With the columns TIMESTAMP, ContextTokens, GeneratedTokens.")
    private Path file = Path.of("");

    @Option(names = "--account", paramLabel = "ID", description = "Who pays (default: the account that up opened).")
    private @Nullable String account;

    @Option(names = "--model", paramLabel = "M", description = "Default: ${DEFAULT-VALUE}.")
    private String model = "openai/gpt-4o-mini";

    @Option(names = "--speed", paramLabel = "max|N", description = "Times the trace's own; default: ${DEFAULT-VALUE}.")
    private String speed = "max";

    @Option(names = "--concurrency", paramLabel = "N", description = "Requests at a time; default: ${DEFAULT-VALUE}.")
    private int concurrency = 16;

    @Option(names = "--limit", paramLabel = "N", description = "Only the first N requests.")
    private int limit = Integer.MAX_VALUE;

    private final Home home = Home.current();

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        if (concurrency < 1 || concurrency > 1000 || limit < 1) {
            throw new LaunchFailure("--concurrency must be from 1 to 1000, and --limit above zero.");
        }
        Run run = Run.alive(home)
                .filter(found -> found.phase() == Phase.READY)
                .orElseThrow(() -> new LaunchFailure("Florin is not running: start it by ./florin up."));
        String gateway = Summary.gatewayUrl(new PortPlan(run.portBase()));
        boolean explained = new ReplayRun(
                        gateway, AccountKey.of(home, gateway, account), model, speed, concurrency, limit)
                .of(Home.ofCaller(file), System.out);
        return explained ? 0 : 1;
    }
}
