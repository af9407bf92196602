package dev.florin.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole bench with small sizes, as a user runs it. Nothing is said of speed: that is not a test's business. */
class RatingBenchIT {

    @TempDir
    private Path home;

    @Test
    void measuresRatingAndTheCatalogue() throws Exception {
        // given
        BenchScript script = new BenchScript(home);

        // when
        String said = script.run("rating", "--quick");

        // then
        assertThat(said).contains("ratings, one core", "10,000 models", "reached");
        JsonNode figures = script.figures("rating.json");
        assertThat(figures.findValuesAsText("id"))
                .contains("rating", "rating.bytes", "rating.result", "catalogue.find", "catalogue.read", "start.many");
        assertThat(figures)
                .filteredOn(figure -> !figure.required("id").textValue().equals("start.more"))
                .allSatisfy(figure -> assertThat(figure.required("measured").doubleValue())
                        .isFinite()
                        .isPositive());
    }
}
