package dev.florin.bench.running;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The ledger as the build packaged it, to be started over a stack with the settings that the launcher gives it.
 *
 * @param flags of its JVM
 */
public record LedgerProgram(Directories directories, StackProcess stack, SigningKey key, List<String> flags) {

    public static final String DATABASE = "ledger";

    /** Blocks as large as the heap that it is given here allows: a partition alone folds faster with fewer of them. */
    public static final int BATCH_RECORDS = 16_384;

    /** With which other services call it. */
    public static final String SERVICE_TOKEN = "florin-bench-service";

    private static final Map<String, String> PASSWORDS = Map.of(
            "QUARKUS_DATASOURCE_PASSWORD",
            StackProcess.PASSWORD,
            "QUARKUS_FLYWAY_PASSWORD",
            StackProcess.PASSWORD,
            "FLORIN_SERVICE_TOKEN",
            SERVICE_TOKEN);

    /** With a key of its own to sign with. */
    public static LedgerProgram over(StackProcess stack, Directories directories, List<String> flags) {
        return new LedgerProgram(directories, stack, SigningKey.madeIn(directories.results()), flags);
    }

    /** The same with more flags. */
    public LedgerProgram with(String flag) {
        List<String> more = new ArrayList<>(flags);
        more.add(flag);
        return new LedgerProgram(directories, stack, key, more);
    }

    /** Returns before it is ready. */
    public ServiceProcess start() {
        int port = ServiceProcess.freePort();
        List<String> command = new ArrayList<>(List.of(Directories.java()));
        command.addAll(flags);
        settings().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-Dquarkus.http.port=" + port);
        command.addAll(List.of("-jar", app().resolve("quarkus-run.jar").toString()));
        return ServiceProcess.start("ledger", command, PASSWORDS, port, directories.log("ledger"));
    }

    /** Runs a program that lies beside the service in its jar, with the same settings; returns what it prints. */
    public String run(String mainClass) {
        List<String> command = new ArrayList<>(List.of(Directories.java(), "-XX:+UseSerialGC", "-Xmx768m"));
        settings().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", app() + "/app/*:" + app() + "/lib/boot/*:" + app() + "/lib/main/*", mainClass));
        try (Child child =
                Child.start(mainClass, command, PASSWORDS, directories.log("program"), ProcessBuilder.Redirect.PIPE)) {
            return child.output();
        }
    }

    private Path app() {
        return directories.root().resolve("ledger-service/target/quarkus-app");
    }

    private Map<String, String> settings() {
        String jdbcUrl = stack.jdbcUrl(DATABASE);
        Map<String, String> settings = new TreeMap<>();
        settings.put("quarkus.http.host", "localhost");
        settings.put("quarkus.datasource.jdbc.url", jdbcUrl);
        settings.put("quarkus.datasource.reactive.url", jdbcUrl.substring("jdbc:".length()));
        settings.put("quarkus.datasource.reactive.max-size", "6");
        settings.put("quarkus.datasource.username", "florin_ledger");
        settings.put("quarkus.flyway.username", StackProcess.USER);
        settings.put("kafka.bootstrap.servers", stack.kafka());
        settings.put("florin.end-with-input", "true");
        settings.put("florin.fold.batch-records", String.valueOf(BATCH_RECORDS));
        settings.put("florin.ledger.signing-key-file", key.privatePem().toString());
        settings.put("florin.ledger.public-keys-file", key.publicPem().toString());
        settings.put("florin.offering.file", offering().toString());
        return settings;
    }

    private Path offering() {
        return directories.root().resolve("deploy/offerings/zero-markup/offering.yaml");
    }
}
