package dev.florin.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.florin.bench.BenchFailure;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    private Path json;

    @BeforeEach
    void earlierResults() throws Exception {
        json = Files.writeString(directory.resolve("fold.json"), "earlier");
    }

    @Test
    void aRunThatFailsTellsWhatItHasMeasuredUntilThen() throws Exception {
        assertThatThrownBy(() -> publish(report -> {
                    report.figure(Figure.of("pure", "pure fold", "events/s", 2_500_000));
                    throw new BenchFailure("The ledger ended.");
                }))
                .isInstanceOf(BenchFailure.class);

        String sentence = "The run is not complete: The ledger ended.";
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("2,500,000", sentence);
        assertThat(Files.readString(json)).contains("2500000.0", sentence);
    }

    @Test
    void aRunThatFailsBeforeItHasMeasuredAnythingLeavesEarlierResults() throws Exception {
        assertThatThrownBy(() -> publish(report -> {
                    throw new BenchFailure("No stack.");
                }))
                .isInstanceOf(BenchFailure.class);

        assertThat(printed.size()).isZero();
        assertThat(Files.readString(json)).isEqualTo("earlier");
    }

    private void publish(Consumer<Report> run) {
        Publication.of(run, new PrintStream(printed, true, StandardCharsets.UTF_8), json);
    }
}
