package dev.florin.stack.postgres;

import dev.florin.stack.ExitStatus;
import dev.florin.stack.StackFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs PostgreSQL's programs to their end. */
final class PostgresPrograms {

    private static final String FOUR_MEBIBYTES = String.valueOf(4 << 20);

    /**
     * A session gives the memory of a statement back to the system and takes it again for the next, page by page: unless it may
     * keep some megabytes, which C's allocator, where it is glibc's, is told this way. Source: mallopt(3).
     */
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "LC_ALL",
            "C",
            "MALLOC_TRIM_THRESHOLD_",
            FOUR_MEBIBYTES,
            "MALLOC_MMAP_THRESHOLD_",
            FOUR_MEBIBYTES,
            "MALLOC_TOP_PAD_",
            String.valueOf(1 << 20));

    private final PostgresBinaries binaries;
    private final List<String> prefix;

    PostgresPrograms(PostgresBinaries binaries) {
        this.binaries = binaries;
        // PostgreSQL refuses to run as root; in a user namespace of its own it is not root.
        this.prefix = System.getProperty("user.name").equals("root") && Files.isExecutable(Path.of("/usr/bin/unshare"))
                ? List.of("unshare", "-U")
                : List.of();
    }

    Result run(String program, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(binaries.program(program).toString());
        command.addAll(arguments);
        try {
            Path output = Files.createTempFile("florin-" + program, ".log");
            try {
                // A file, not a pipe: the server that pg_ctl leaves behind would hold the pipe open.
                ProcessBuilder builder =
                        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
                builder.environment().putAll(ENVIRONMENT);
                int status = builder.start().waitFor();
                return new Result(status, Files.readString(output, StandardCharsets.UTF_8));
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new StackFailure(ExitStatus.BROKEN, "Cannot run " + String.join(" ", command) + ": " + e + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure(ExitStatus.BROKEN, "Interrupted while " + program + " ran.", e);
        }
    }

    record Result(int status, String output) {

        /** Throws {@link StackFailure} with the sentence and what the program said, unless it succeeded. */
        void orThrow(ExitStatus failure, String sentence) {
            if (status != 0) {
                throw new StackFailure(failure, sentence + " (" + lastLines() + ").");
            }
        }

        private String lastLines() {
            List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
            return String.join(" / ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
        }
    }
}
