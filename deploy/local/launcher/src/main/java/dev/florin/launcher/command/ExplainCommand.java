package dev.florin.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.florin.id.RequestId;
import dev.florin.launcher.LaunchFailure;
import dev.florin.launcher.home.Home;
import dev.florin.launcher.home.PortPlan;
import dev.florin.launcher.home.Run;
import dev.florin.launcher.home.Run.Phase;
import dev.florin.launcher.opening.Http;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        description = "Shows how a charge came about, meter by meter; ends with 0 when it is what the price says.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    @Parameters(paramLabel = "CHARGE", description = "The request's id, as the header X-Request-Id told it.")
    private String charge = "";

    @Option(names = "--account", paramLabel = "ID", description = "Whose it is (default: the account that up opened).")
    private @Nullable String account;

    @Override
    public Integer call() {
        Home home = Home.current();
        Run run = Run.alive(home)
                .filter(found -> found.phase() == Phase.READY)
                .orElseThrow(() -> new LaunchFailure("Florin is not running: start it by ./florin up."));
        String gateway = Summary.gatewayUrl(new PortPlan(run.portBase()));
        RequestId request = requestId();
        JsonNode explained = new Http(gateway, AccountKey.of(home, gateway, account))
                .find("/v1/account/charges/" + request)
                .orElseThrow(() -> new LaunchFailure("There is no charge for " + request
                        + " on this account: it may not be recorded yet, or no longer be kept."));
        System.out.println(new ExplainedCharge(explained).text());
        return explained.path("agrees").asBoolean() ? 0 : 1;
    }

    private RequestId requestId() {
        try {
            return RequestId.fromString(charge);
        } catch (IllegalArgumentException e) {
            throw new LaunchFailure("'" + charge + "' is not the id of a request: " + e.getMessage(), e);
        }
    }
}
