package dev.florin.launcher.programs;

import dev.florin.launcher.home.JournalKeyFile;
import dev.florin.launcher.home.PortPlan;
import dev.florin.launcher.home.Secrets;
import dev.florin.launcher.supervision.Program;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The five services with their settings; secrets travel in the environment, which only their owner can read. */
record Services(Programs programs) {

    private static final List<String> BUSY = List.of("-Xmx256m", "-XX:ReservedCodeCacheSize=96m");
    /** One request in a while: the second compiler would cost more memory than it saves time. */
    private static final List<String> QUIET = List.of("-Xmx192m", "-XX:TieredStopAtLevel=1");

    Program program(String name) {
        return programs.program(
                name,
                programs.jvm(name).service(flags(name), settings(name)),
                environment(name),
                Programs.answers(programs.ports().of(name), "/q/health/ready"));
    }

    static List<String> flags(String name) {
        return name.equals("gateway") || name.equals("ledger") ? BUSY : QUIET;
    }

    private Map<String, String> settings(String name) {
        PortPlan ports = programs.ports();
        String database = "postgresql://localhost:" + ports.postgres() + "/" + name;
        Map<String, String> settings = new TreeMap<>();
        settings.put("quarkus.http.host", "localhost");
        settings.put("quarkus.http.port", String.valueOf(ports.of(name)));
        settings.put("quarkus.datasource.reactive.url", database);
        settings.put("quarkus.datasource.jdbc.url", "jdbc:" + database);
        // A server process of PostgreSQL stands behind each pooled connection.
        settings.put("quarkus.datasource.reactive.max-size", "6");
        settings.put("quarkus.datasource.reactive.idle-timeout", "20s");
        settings.put("quarkus.datasource.jdbc.idle-removal-interval", "10s");
        settings.put("kafka.bootstrap.servers", "localhost:" + ports.kafka());
        settings.put("florin.end-with-input", "true");
        // All get the same settings, and each reads its own.
        settings.put("smallrye.config.mapping.validate-unknown", "false");
        settings.put(
                "florin.offering.file",
                programs.home().offering(programs.offering()).toString());
        settings.put(
                "florin.catalogue.file",
                programs.home().catalogue(programs.offering()).toString());
        settings.put("florin.ledger.url", Programs.url(ports.ledger()));
        settings.put("florin.metering.url", Programs.url(ports.metering()));
        settings.put("florin.payments.url", Programs.url(ports.payments()));
        settings.put("florin.invoicing.url", Programs.url(ports.invoicing()));
        settings.putAll(
                switch (name) {
                    case "gateway" -> upstream();
                    case "payments" -> stripe();
                    case "ledger" -> ledger();
                    default -> Map.of();
                });
        return settings;
    }

    private Map<String, String> ledger() {
        return Map.of(
                "florin.ledger.signing-key-file",
                JournalKeyFile.of(programs.home()).toString(),
                // Blocks under way are held in memory, of which it has little here.
                "florin.fold.batch-records",
                "1024");
    }

    private Map<String, String> upstream() {
        String demo = Programs.url(programs.ports().demoUpstream());
        Map<String, String> settings = new TreeMap<>();
        provider("openai", "openai", demo + "/v1", settings);
        provider("anthropic", "anthropic", demo + "/v1", settings);
        provider("gemini", "gemini", demo + "/v1beta", settings);
        provider("google", "gemini", demo + "/v1beta", settings);
        for (String other : List.of("deepseek", "azure", "bedrock", "xai")) {
            provider(other, "openai", demo + "/v1", settings);
        }
        return settings;
    }

    private static void provider(String name, String family, String baseUrl, Map<String, String> settings) {
        String prefix = "florin.providers." + name + ".";
        settings.put(prefix + "base-url", baseUrl);
        settings.put(prefix + "api-key", "sk-demo-upstream");
        settings.put(prefix + "family", family);
    }

    private Map<String, String> stripe() {
        String sandbox = Programs.url(programs.ports().stripeSandbox());
        return Map.of(
                "florin.stripe.api-base",
                sandbox,
                "florin.stripe.api-key",
                Programs.SANDBOX_KEY,
                // There is no shop to come back to: the payment page itself says that it is paid.
                "florin.stripe.success-url",
                sandbox + "/c/pay/{CHECKOUT_SESSION_ID}",
                "florin.stripe.cancel-url",
                sandbox);
    }

    private Map<String, String> environment(String name) {
        Secrets secrets = programs.secrets();
        Map<String, String> environment = new TreeMap<>();
        environment.put("QUARKUS_DATASOURCE_PASSWORD", secrets.postgresPassword());
        environment.put("FLORIN_SERVICE_TOKEN", secrets.serviceToken());
        if (name.equals("ledger")) {
            // The tables belong to their owner; the service itself connects as a user that cannot change the journal.
            environment.put("QUARKUS_FLYWAY_PASSWORD", secrets.postgresPassword());
        }
        if (name.equals("gateway")) {
            environment.put("FLORIN_OPERATOR_TOKEN", secrets.operatorToken());
        }
        if (name.equals("payments")) {
            environment.put("FLORIN_STRIPE_WEBHOOK_SECRET", secrets.webhookSecret());
        }
        return environment;
    }
}
