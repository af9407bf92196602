package dev.florin.ledger.rebuild;

import dev.florin.ledger.fold.ThresholdsConfig;
import dev.florin.ledger.log.Log;
import dev.florin.proof.JournalSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The program behind {@code florin rebuild}: one argument, the database to make. Its settings are those of the service, as
 * system properties; it connects as {@code quarkus.flyway.username}, the owner of the tables. Ends with 0 when the books
 * are equal, 1 when they are not, 2 when it cannot be done.
 */
public final class RebuildMain {

    private RebuildMain() {}

    public static void main(String[] arguments) throws SQLException, IOException, InterruptedException {
        try {
            System.exit(rebuild(arguments[0]) ? 0 : 1);
        } catch (RebuildRefusedException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static boolean rebuild(String name) throws SQLException, IOException, InterruptedException {
        PGSimpleDataSource original = new PGSimpleDataSource();
        original.setUrl(setting("quarkus.datasource.jdbc.url"));
        original.setUser(setting("quarkus.flyway.username"));
        original.setPassword(System.getenv().getOrDefault("QUARKUS_DATASOURCE_PASSWORD", ""));
        boolean equal;
        try (Log log = new Log(setting("kafka.bootstrap.servers"))) {
            equal = new Rebuild(
                            original,
                            EmptyDatabase.make(original, name, setting("quarkus.datasource.username")),
                            log,
                            ThresholdsConfig.read(Path.of(setting("florin.offering.file"))),
                            JournalSigner.fromPem(Files.readString(Path.of(setting("florin.ledger.signing-key-file")))),
                            System.out)
                    .run();
        }
        System.out.println(
                equal ? "The books in '" + name + "' are equal to the original's." : "The books are not equal.");
        return equal;
    }

    private static String setting(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("-D" + name + " is missing");
        }
        return value;
    }
}
