package dev.florin.launcher.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.florin.launcher.home.DemoAccount;
import dev.florin.launcher.home.Home;
import dev.florin.launcher.home.PortPlan;
import dev.florin.launcher.home.ProcessIdentity;
import dev.florin.launcher.home.Run;
import dev.florin.launcher.home.Run.Health;
import dev.florin.launcher.home.Run.ProgramState;
import dev.florin.launcher.home.Secrets;
import dev.florin.launcher.programs.Programs;
import dev.florin.launcher.supervision.Readiness;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code status} tells; its JSON is for scripts and tests.
 *
 * @param kafka the bootstrap servers
 * @param postgres a connection URL; each service's database is named after it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Status(
        boolean running,
        List<Service> services,
        @Nullable String gatewayUrl,
        @Nullable String accountId,
        @Nullable String apiKey,
        @Nullable String operatorToken,
        @Nullable String kafka,
        @Nullable String postgres) {

    static final Status NOT_RUNNING = new Status(false, List.of(), null, null, null, null, null, null);

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Service(String name, Health health, @Nullable Long pid) {}

    static Status of(Home home, Run run) {
        PortPlan ports = new PortPlan(run.portBase());
        Secrets secrets = Secrets.of(home);
        DemoAccount account = DemoAccount.in(home).orElse(null);
        return new Status(
                true,
                run.programs().stream().map(state -> service(state, ports)).toList(),
                Summary.gatewayUrl(ports),
                account == null ? null : account.accountId(),
                account == null ? null : account.apiKey(),
                secrets.operatorToken(),
                "localhost:" + ports.kafka(),
                "postgresql://florin:" + secrets.postgresPassword() + "@localhost:" + ports.postgres() + "/postgres");
    }

    private static Service service(ProgramState state, PortPlan ports) {
        ProcessIdentity process = state.process();
        return process == null || process.find().isEmpty()
                ? new Service(state.name(), Health.DOWN, null)
                : new Service(state.name(), answering(state, ports), process.pid());
    }

    /** The supervisor knows who runs; whether a service can work just now, it says itself. */
    private static Health answering(ProgramState state, PortPlan ports) {
        if (state.health() != Health.UP || !Programs.SERVICES.contains(state.name())) {
            return state.health();
        }
        URI ready = URI.create(Programs.url(ports.of(state.name())) + "/q/health/ready");
        return new Readiness.Answers(ready).holds(Path.of(""), 0) ? Health.UP : Health.DOWN;
    }
}
