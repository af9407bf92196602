package dev.florin.launcher.programs;

import dev.florin.launcher.home.Home;
import dev.florin.launcher.home.PortPlan;
import dev.florin.launcher.home.Secrets;
import dev.florin.launcher.supervision.Program;
import dev.florin.launcher.supervision.Readiness;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The programs of one run, in the layers in which they start. */
public record Programs(Home home, PortPlan ports, Secrets secrets, String offering, AotCache cache) {

    /** The names of the five services, as in {@code florin logs SERVICE}. */
    public static final List<String> SERVICES = List.of("gateway", "metering", "ledger", "payments", "invoicing");

    public static final String STACK = "stack";
    public static final String STRIPE_SANDBOX = "stripe-sandbox";
    public static final String DEMO_UPSTREAM = "demo-upstream";

    /** Everything that {@code up} starts. */
    public static final List<String> ALL =
            List.of(STACK, STRIPE_SANDBOX, DEMO_UPSTREAM, "gateway", "metering", "ledger", "payments", "invoicing");

    /** The sandbox takes any key of a test account; it guards nothing. */
    static final String SANDBOX_KEY = "sk_test_florin_sandbox";

    public List<List<Program>> layers() {
        Services services = new Services(this);
        return List.of(
                List.of(stack(), stripeSandbox(), demoUpstream()),
                SERVICES.stream().map(services::program).toList());
    }

    JvmCommand jvm(String app) {
        return new JvmCommand(home.apps().resolve(app), cache);
    }

    Program program(String name, List<String> command, Map<String, String> environment, Readiness readiness) {
        return new Program(name, command, environment, home.root(), home.log(name), readiness);
    }

    public static String url(int port) {
        return "http://localhost:" + port;
    }

    private Program stack() {
        List<String> command = jvm(STACK)
                .program(
                        List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "--sun-misc-unsafe-memory-access=allow"),
                        "dev.florin.stack.Main",
                        List.of(
                                "--data=" + home.stackData(),
                                "--kafka-port=" + ports.kafka(),
                                "--controller-port=" + ports.kafkaController(),
                                "--postgres-port=" + ports.postgres()));
        return program(
                STACK,
                command,
                Map.of("FLORIN_POSTGRES_PASSWORD", secrets.postgresPassword()),
                new Readiness.Prints("{\"kafka\""));
    }

    private Program stripeSandbox() {
        List<String> command = jvm(STRIPE_SANDBOX)
                .program(
                        List.of("-Xmx64m", "-XX:TieredStopAtLevel=1"),
                        "dev.florin.stripesandbox.StripeSandboxMain",
                        List.of(
                                "--port", String.valueOf(ports.stripeSandbox()),
                                "--data", home.sandboxData().toString(),
                                "--webhook-url", url(ports.payments()) + "/webhooks/stripe",
                                "--webhook-secret", secrets.webhookSecret(),
                                "--api-key", SANDBOX_KEY));
        return program(STRIPE_SANDBOX, command, Map.of(), answers(ports.stripeSandbox(), "/sandbox/health"));
    }

    private Program demoUpstream() {
        List<String> command = jvm(DEMO_UPSTREAM)
                .program(
                        List.of("-Xmx96m", "-XX:TieredStopAtLevel=1"),
                        "dev.florin.demoupstream.Main",
                        List.of("--port", String.valueOf(ports.demoUpstream())));
        return program(DEMO_UPSTREAM, command, Map.of(), new Readiness.Prints("demo upstream answers on"));
    }

    static Readiness answers(int port, String path) {
        return new Readiness.Answers(URI.create(url(port) + path));
    }
}
