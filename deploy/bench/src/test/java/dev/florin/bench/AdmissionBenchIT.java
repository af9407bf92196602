package dev.florin.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole bench with small sizes, as a user runs it. Nothing is said of speed: that is not a test's business. */
class AdmissionBenchIT {

    @TempDir
    private Path home;

    @Test
    void measuresOnAStackOfItsOwnAndLeavesNothingButItsResults() throws Exception {
        // given
        BenchScript script = new BenchScript(home);

        // when
        String said = script.run("admission", "--quick");

        // then
        assertThat(said).contains("reserve and settle over four budgets", "fsync=on", "reached");
        JsonNode figures = script.figures("admission.json");
        assertThat(figures.findValuesAsText("id"))
                .contains("chain", "chain.p99", "chain.hot", "chain.hot.p99", "lease.per_hundred", "lease.asks");
        assertThat(figures)
                .allSatisfy(figure -> assertThat(figure.required("measured").doubleValue())
                        .isFinite()
                        .isPositive());
        assertThat(script.leftBehind()).noneMatch(name -> name.startsWith("data"));
    }
}
