package dev.florin.stack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How to run the stack.
 *
 * @param dataDirectory where everything is kept; made when it is not there
 * @param temporary whether the data directory is deleted at the end
 * @param fsync whether PostgreSQL waits for the disk; off only where a power cut may cost everything
 * @param kafkaPort 0 takes a free one; so do the other ports
 * @param partitions of every topic that is not compacted to a single one
 * @param postgres settings of PostgreSQL, by name, that are not to be as they are by default
 * @param password of the PostgreSQL user {@link #USER}; it stays the one that the data were made with
 */
public record StackOptions(
        Path dataDirectory,
        boolean temporary,
        boolean fsync,
        int kafkaPort,
        int controllerPort,
        int postgresPort,
        int partitions,
        List<String> databases,
        Map<String, String> postgres,
        String password) {

    /** Owns the databases. */
    public static final String USER = "florin";

    /** The ledger's own user: it may append to the journal and change nothing in it. */
    public static final String LEDGER_USER = "florin_ledger";

    /** The environment variable with the password; arguments can be seen by every user of the machine. */
    public static final String PASSWORD_VARIABLE = "FLORIN_POSTGRES_PASSWORD";

    private static final Set<String> NAMES = Set.of(
            "data",
            "temporary",
            "fsync",
            "kafka-port",
            "controller-port",
            "postgres-port",
            "partitions",
            "databases",
            "postgres");

    private static final Pattern SETTING = Pattern.compile("([a-z_]+)=([A-Za-z0-9.]+)");

    /** Reads {@code --name=value} arguments; throws {@link StackFailure} that names the wrong one. */
    public static StackOptions parse(List<String> arguments, Map<String, String> environment) {
        Map<String, String> given = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (!argument.startsWith("--") || equals < 0 || !NAMES.contains(argument.substring(2, equals))) {
                throw usage("'" + argument + "' is not one of --data=DIRECTORY, --temporary=true, --fsync=false, "
                        + "--kafka-port=N, --controller-port=N, --postgres-port=N, --partitions=N, --databases=A,B, "
                        + "--postgres=NAME=VALUE,NAME=VALUE");
            }
            given.put(argument.substring(2, equals), argument.substring(equals + 1));
        }
        String data = given.get("data");
        if (data == null || data.isBlank()) {
            throw usage("--data=DIRECTORY is missing");
        }
        return new StackOptions(
                Path.of(data).toAbsolutePath().normalize(),
                flag(given, "temporary", false),
                flag(given, "fsync", true),
                number(given, "kafka-port", 0, 0),
                number(given, "controller-port", 0, 0),
                number(given, "postgres-port", 0, 0),
                number(given, "partitions", 4, 1),
                List.of(given.getOrDefault("databases", "gateway,metering,ledger,payments,invoicing")
                        .split(",")),
                settings(given.getOrDefault("postgres", "")),
                environment.getOrDefault(PASSWORD_VARIABLE, USER));
    }

    private static Map<String, String> settings(String text) {
        Map<String, String> settings = new HashMap<>();
        for (String setting : text.isEmpty() ? new String[0] : text.split(",")) {
            Matcher matcher = SETTING.matcher(setting);
            if (!matcher.matches()) {
                throw usage("--postgres is NAME=VALUE,NAME=VALUE in letters and digits, not '" + setting + "'");
            }
            settings.put(matcher.group(1), matcher.group(2));
        }
        return settings;
    }

    private static boolean flag(Map<String, String> given, String name, boolean otherwise) {
        String text = given.getOrDefault(name, String.valueOf(otherwise));
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw usage("--" + name + " is true or false, not '" + text + "'");
        };
    }

    private static int number(Map<String, String> given, String name, int otherwise, int least) {
        String text = given.getOrDefault(name, String.valueOf(otherwise));
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= 65535) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new StackFailure(ExitStatus.USAGE, "--" + name + " is a number, not '" + text + "'", e);
        }
        throw usage("--" + name + " is from " + least + " to 65535, not " + text);
    }

    private static StackFailure usage(String sentence) {
        return new StackFailure(ExitStatus.USAGE, sentence);
    }
}
