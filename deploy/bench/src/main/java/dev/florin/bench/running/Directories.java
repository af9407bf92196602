package dev.florin.bench.running;

import dev.florin.bench.BenchFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where the bench finds the programs and leaves its results. One bench at a time uses them.
 *
 * @param root the repository
 * @param results kept: the figures, logs and recordings
 * @param data of Kafka and PostgreSQL; deleted at the end
 */
public record Directories(Path root, Path results, Path data) {

    /** As the launcher says by system properties. */
    public static Directories current() {
        Path root =
                Path.of(System.getProperty("florin.root", ".")).toAbsolutePath().normalize();
        String home = System.getProperty("florin.home", "");
        Path results = root.resolve(home.isEmpty() ? ".florin" : home).resolve("bench");
        try {
            Files.createDirectories(results);
            emptyLogs(results);
        } catch (IOException e) {
            throw new BenchFailure(results + " cannot be used: " + e.getMessage(), e);
        }
        return new Directories(
                root, results, results.resolve("data-" + ProcessHandle.current().pid()));
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    Path log(String program) {
        return results.resolve(program + ".log");
    }

    /** What earlier runs told is of no use. */
    private static void emptyLogs(Path results) throws IOException {
        try (Stream<Path> files = Files.list(results)) {
            for (Path log :
                    files.filter(file -> file.toString().endsWith(".log")).toList()) {
                Files.delete(log);
            }
        }
    }
}
