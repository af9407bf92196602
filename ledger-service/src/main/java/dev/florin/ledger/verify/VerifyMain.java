package dev.florin.ledger.verify;

import dev.florin.ledger.log.Log;
import dev.florin.proof.JournalKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The program behind {@code florin verify}. Its settings are those of the service, as system properties:
 * {@code quarkus.datasource.jdbc.url}, {@code quarkus.datasource.username}, {@code kafka.bootstrap.servers}, and
 * {@code florin.ledger.public-keys-file}, a PEM file of all public keys; the password is in the environment. Ends with 0 when all
 * fits, 1 when something does not.
 */
public final class VerifyMain {

    private VerifyMain() {}

    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        Differences found;
        try (Log log = new Log(setting("kafka.bootstrap.servers"))) {
            found = new Verification(
                            new Database(
                                    setting("quarkus.datasource.jdbc.url"),
                                    setting("quarkus.datasource.username"),
                                    System.getenv().getOrDefault("QUARKUS_DATASOURCE_PASSWORD", "")),
                            log,
                            keys(Path.of(setting("florin.ledger.public-keys-file"))),
                            System.out)
                    .run();
        }
        found.kept().forEach(difference -> System.out.println("DIFFERENCE " + difference));
        if (found.count() > found.kept().size()) {
            System.out.println(
                    "and %,d more".formatted(found.count() - found.kept().size()));
        }
        System.out.println(found.count() == 0 ? "The books are as they must be." : "The books do not fit.");
        System.exit(found.count() == 0 ? 0 : 1);
    }

    private static Map<String, JournalKey> keys(Path pem) throws IOException {
        return JournalKey.fromPem(Files.readString(pem)).stream()
                .collect(Collectors.toMap(JournalKey::id, Function.identity(), (one, same) -> one));
    }

    private static String setting(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("-D" + name + " is missing");
        }
        return value;
    }
}
