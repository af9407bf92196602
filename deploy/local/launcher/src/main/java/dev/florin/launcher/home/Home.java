package dev.florin.launcher.home;

import java.nio.file.Path;

/**
 * Where things lie.
 *
 * @param root the repository
 * @param data what the launcher keeps: {@code .florin} in the repository, or where FLORIN_HOME points
 * @param apps what the last build made, from where it runs
 */
public record Home(Path root, Path data, Path apps) {

    /** As the script {@code florin} says by system properties. */
    public static Home current() {
        Path root =
                Path.of(System.getProperty("florin.root", ".")).toAbsolutePath().normalize();
        String data = System.getProperty("florin.home", "");
        Path home = data.isEmpty() ? root.resolve(".florin") : root.resolve(data);
        return new Home(root, home, home.resolve("app"));
    }

    /** A path as the user wrote it, from where the user stands. */
    public static Path ofCaller(Path path) {
        return Path.of(System.getProperty("florin.caller", "")).resolve(path);
    }

    /** The same programs over other data. */
    public Home withData(Path other) {
        return new Home(root, other, apps);
    }

    public Path logs() {
        return data.resolve("logs");
    }

    public Path log(String program) {
        return logs().resolve(program + ".log");
    }

    /** Kafka's and PostgreSQL's data. */
    public Path stackData() {
        return data.resolve("stack");
    }

    public Path sandboxData() {
        return data.resolve("stripe-sandbox");
    }

    public Path secrets() {
        return data.resolve("secrets.json");
    }

    /** With what the ledger signs its journal. */
    public Path journalKey() {
        return data.resolve("journal-key.pem");
    }

    public Path journalPublicKeys() {
        return data.resolve("journal-public-keys.pem");
    }

    public Path demoAccount() {
        return data.resolve("account.json");
    }

    public Path run() {
        return data.resolve("run.json");
    }

    /** With a directory for each offering, named after it. */
    public Path offerings() {
        return root.resolve("deploy/offerings");
    }

    public Path offering(String name) {
        return offerings().resolve(name).resolve("offering.yaml");
    }

    public Path catalogue(String name) {
        return offerings().resolve(name).resolve("catalogue.yaml");
    }
}
