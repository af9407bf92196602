package dev.florin.stripesandbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the sandbox is started with.
 *
 * @param port 0 for any free one
 * @param data the directory of what is remembered
 * @param webhookUrl where events go
 * @param webhookSecret with which they are signed
 * @param apiKey which requests must carry
 * @param firstRetryWait before the second delivery of an event that was not taken
 */
public record SandboxConfig(
        int port, Path data, URI webhookUrl, String webhookSecret, String apiKey, Duration firstRetryWait) {

    static final String USAGE = "--port N --data DIRECTORY --webhook-url URL --webhook-secret SECRET --api-key KEY";

    private static final Set<String> OPTIONS =
            Set.of("--port", "--data", "--webhook-url", "--webhook-secret", "--api-key");

    /** Reads the command line; throws {@link IllegalArgumentException} that says what is wrong. */
    static SandboxConfig parse(String... arguments) {
        Map<String, String> options = optionsOf(arguments);
        return new SandboxConfig(
                portOf(required(options, "--port")),
                Path.of(required(options, "--data")),
                URI.create(required(options, "--webhook-url")),
                required(options, "--webhook-secret"),
                required(options, "--api-key"),
                Duration.ofMillis(500));
    }

    private static Map<String, String> optionsOf(String... arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!OPTIONS.contains(arguments[i])) {
                throw new IllegalArgumentException("unknown option " + arguments[i]);
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            }
            options.put(arguments[i], arguments[i + 1]);
        }
        return options;
    }

    private static String required(Map<String, String> options, String name) {
        String value = options.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    private static int portOf(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("--port must be a number from 0 to 65535, not " + text);
        }
        return Integer.parseInt(text);
    }
}
