package dev.florin.launcher.programs;

import dev.florin.launcher.LaunchFailure;
import dev.florin.launcher.home.Home;
import dev.florin.launcher.home.JournalKeyFile;
import dev.florin.launcher.home.PortPlan;
import dev.florin.launcher.home.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program that lies in the ledger's jar beside the service, run once in the foreground, with the service's settings. */
public record LedgerProgram(Home home, PortPlan ports, Secrets secrets, String offering) {

    /** Its exit status. */
    public int run(String mainClass, List<String> arguments) throws InterruptedException {
        ProcessBuilder program = new ProcessBuilder(command(mainClass, arguments))
                .directory(home.root().toFile())
                .inheritIO();
        program.environment().put("QUARKUS_DATASOURCE_PASSWORD", secrets.postgresPassword());
        try {
            return program.start().waitFor();
        } catch (IOException e) {
            throw new LaunchFailure(mainClass + " cannot be started (" + e.getMessage() + ").", e);
        }
    }

    private List<String> command(String mainClass, List<String> arguments) {
        Path app = home.apps().resolve("ledger");
        if (!Files.isDirectory(app)) {
            throw new LaunchFailure("The ledger is not installed in " + app + ": run ./florin up.");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx768m",
                JvmCommand.NATIVE,
                // The one that the ledger's libraries log through.
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"));
        settings().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", app + "/app/*:" + app + "/lib/boot/*:" + app + "/lib/main/*", mainClass));
        command.addAll(arguments);
        return command;
    }

    private Map<String, String> settings() {
        return Map.of(
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql://localhost:" + ports.postgres() + "/ledger",
                "quarkus.datasource.username",
                "florin_ledger",
                "quarkus.flyway.username",
                "florin",
                "kafka.bootstrap.servers",
                "localhost:" + ports.kafka(),
                "florin.offering.file",
                home.offering(offering).toString(),
                "florin.ledger.signing-key-file",
                JournalKeyFile.of(home).toString(),
                "florin.ledger.public-keys-file",
                JournalKeyFile.publicKeys(home).toString());
    }
}
