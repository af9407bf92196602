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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole bench with small sizes, as a user runs it. Nothing is said of speed: that is not a test's business. */
class AdmissionBenchIT {

    @TempDir
    private Path home;

    @Test
    void measuresOnAStackOfItsOwnAndLeavesNothingButItsResults() throws Exception {
        // when
        String said = run("bench", "admission", "--quick");

        // then
        assertThat(said).contains("reserve and settle over four budgets", "fsync=on", "reached");
        JsonNode figures = new JsonMapper()
                .readTree(home.resolve("bench/admission.json").toFile())
                .required("figures");
        assertThat(figures.findValuesAsText("id"))
                .contains("chain", "chain.p99", "chain.hot", "chain.hot.p99", "lease.per_hundred", "lease.calls");
        assertThat(figures)
                .allSatisfy(figure -> assertThat(figure.required("measured").doubleValue())
                        .isFinite()
                        .isPositive());
        assertThat(namesIn(home.resolve("bench"))).noneMatch(name -> name.startsWith("data"));
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("florin.root"));
        ProcessBuilder script = new ProcessBuilder(
                        Stream.concat(Stream.of(root.resolve("florin").toString()), Stream.of(arguments))
                                .toList())
                .redirectErrorStream(true);
        script.environment().put("FLORIN_BUILD", "never");
        script.environment().put("FLORIN_HOME", home.toString());
        Process process = script.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private static List<String> namesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
