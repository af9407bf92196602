package dev.florin.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * {@code ./florin bench} as a user runs it.
 *
 * @param home where it leaves its results
 */
record BenchScript(Path home) {

    /** What it says; fails when it does. */
    String run(String... arguments) throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("florin.root"));
        ProcessBuilder script = new ProcessBuilder(
                        Stream.concat(Stream.of(root.resolve("florin").toString(), "bench"), Stream.of(arguments))
                                .toList())
                .redirectErrorStream(true);
        script.environment().put("FLORIN_BUILD", "never");
        script.environment().put("FLORIN_HOME", home.toString());
        // Nothing runs for long enough here for the second compiler to pay.
        script.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        Process process = script.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    JsonNode figures(String file) throws IOException {
        return new JsonMapper()
                .readTree(home.resolve("bench").resolve(file).toFile())
                .required("figures");
    }

    List<String> leftBehind() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("bench"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
