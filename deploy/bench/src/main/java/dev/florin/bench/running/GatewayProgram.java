package dev.florin.bench.running;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The gateway as the build packaged it, to be started over a stack with the settings that the launcher gives it. */
public record GatewayProgram(Directories directories, StackProcess stack) {

    public static final String DATABASE = "gateway";

    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-Xmx256m", "-XX:ReservedCodeCacheSize=96m");

    private static final Map<String, String> SECRETS = Map.of(
            "QUARKUS_DATASOURCE_PASSWORD",
            StackProcess.PASSWORD,
            "FLORIN_SERVICE_TOKEN",
            LedgerProgram.SERVICE_TOKEN,
            "FLORIN_OPERATOR_TOKEN",
            "florin-bench-operator");

    /** Returns before it is ready. */
    public ServiceProcess start() {
        int port = ServiceProcess.freePort();
        List<String> command = new ArrayList<>(List.of(Directories.java()));
        command.addAll(FLAGS);
        settings().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-Dquarkus.http.port=" + port);
        command.addAll(List.of(
                "-jar",
                directories
                        .root()
                        .resolve("gateway-service/target/quarkus-app/quarkus-run.jar")
                        .toString()));
        return ServiceProcess.start("gateway", command, SECRETS, port, directories.log("gateway"));
    }

    private Map<String, String> settings() {
        String jdbcUrl = stack.jdbcUrl(DATABASE);
        Map<String, String> settings = new TreeMap<>();
        settings.put("quarkus.http.host", "localhost");
        settings.put("quarkus.datasource.jdbc.url", jdbcUrl);
        settings.put("quarkus.datasource.reactive.url", jdbcUrl.substring("jdbc:".length()));
        settings.put("quarkus.datasource.username", StackProcess.USER);
        settings.put("kafka.bootstrap.servers", stack.kafka());
        settings.put("florin.end-with-input", "true");
        settings.put(
                "florin.offering.file",
                directories
                        .root()
                        .resolve("deploy/offerings/zero-markup/offering.yaml")
                        .toString());
        return settings;
    }
}
