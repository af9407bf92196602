package dev.florin.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole bench with small sizes, as a user runs it. Nothing is said of speed: that is not a test's business. */
class FoldBenchIT {

    @TempDir
    private Path home;

    @Test
    void measuresOnAStackOfItsOwnAndLeavesNothingButItsResults() throws Exception {
        // given
        BenchScript script = new BenchScript(home);

        // when
        String said = script.run("fold", "--quick", "--parts", "pure,baseline,fold,copy,history,hot,latency");

        // then
        assertThat(said).contains("fold, Kafka to books to Kafka", "fsync=on", "reached");
        JsonNode figures = script.figures("fold.json");
        assertThat(figures.findValuesAsText("id"))
                .contains(
                        "pure",
                        "row_locked",
                        "row_locked.hot",
                        "fold",
                        "fold.to_row_locked",
                        "copy",
                        "fold.to_copy",
                        "fold.without_history",
                        "fold.history_share",
                        "fold.without_hot",
                        "fold.hot_share",
                        "latency.p99",
                        "latency.published.p99",
                        "size.stored",
                        "size.wal");
        assertThat(figures)
                .allSatisfy(figure -> assertThat(figure.required("measured").doubleValue())
                        .isFinite()
                        .isNotNegative());
        assertThat(script.leftBehind()).noneMatch(name -> name.startsWith("data"));
    }
}
