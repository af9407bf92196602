package dev.florin.launcher.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.florin.launcher.home.Home;
import dev.florin.launcher.home.Run;
import dev.florin.launcher.home.Run.Health;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description = "Shows what runs; ends with 0 when everything is up.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Option(names = "--json", description = "As JSON, with URLs, account and key.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        Home home = Home.current();
        Status status = Run.alive(home).map(run -> Status.of(home, run)).orElse(Status.NOT_RUNNING);
        System.out.println(json ? asJson(status) : asText(status));
        return status.running() && status.services().stream().allMatch(service -> service.health() == Health.UP)
                ? 0
                : 1;
    }

    private static String asJson(Status status) throws JsonProcessingException {
        return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(status);
    }

    private static String asText(Status status) {
        if (!status.running()) {
            return "Florin is not running: ./florin up starts it.";
        }
        StringBuilder text = new StringBuilder();
        for (Status.Service service : status.services()) {
            text.append("%-16s %-9s %s%n"
                    .formatted(service.name(), service.health(), service.pid() == null ? "" : "pid " + service.pid()));
        }
        return text.append("gateway %s, account %s".formatted(status.gatewayUrl(), status.accountId()))
                .toString();
    }
}
