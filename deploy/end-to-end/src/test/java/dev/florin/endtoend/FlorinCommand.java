package dev.florin.endtoend;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The commands of {@code ./florin}, without the script: it would build, and a build is what runs this.
 *
 * @param home instead of {@code .florin}
 * @param environment what the programs get besides this process's environment
 */
record FlorinCommand(Path home, Map<String, String> environment) {

    /** For the services too: none of them lives long enough here for the second compiler to pay. */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    /** Returns what the command printed; throws {@link AssertionError} with it when the command failed. */
    String run(String... arguments) {
        Ended ended = runToEnd(arguments);
        if (ended.status() != 0) {
            throw new AssertionError("florin " + String.join(" ", arguments) + " ended with " + ended.status() + ":\n"
                    + ended.output() + ended.errors());
        }
        return ended.output();
    }

    /** Whatever its status. */
    Ended runToEnd(String... arguments) {
        try {
            Path output = Files.createTempFile("florin", ".out");
            Path errors = Files.createTempFile("florin", ".err");
            try {
                // Files, not pipes: what stays running behind the command would hold a pipe open.
                ProcessBuilder builder = new ProcessBuilder(commandLine(arguments))
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile());
                builder.environment().put("JAVA_TOOL_OPTIONS", QUICK_START);
                builder.environment().putAll(environment);
                int status = builder.start().waitFor();
                return new Ended(status, Files.readString(output), Files.readString(errors));
            } finally {
                Files.delete(output);
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    record Ended(int status, String output, String errors) {}

    private List<String> commandLine(String... arguments) {
        Path root = Path.of(System.getProperty("florin.root", "../.."))
                .toAbsolutePath()
                .normalize();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dflorin.root=" + root,
                "-Dflorin.home=" + home,
                // The caches of a quick start are for users, who start one build many times.
                "-Dflorin.untrained=true",
                "-cp",
                root.resolve("deploy/local/launcher/target/app") + "/*",
                "dev.florin.launcher.command.Florin"));
        command.addAll(List.of(arguments));
        return command;
    }
}
