package dev.florin.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.florin.simulation.Simulation.Report;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A violation names its seed: {@code ./florin simulate --seed …} lives the same life again. */
class SimulationTest {

    private static final long STEPS = 20_000;
    private static final long SEEDS = Long.getLong("florin.simulation.seeds", 170);
    private static final long SEEDS_TO_FIND_A_FAULT = 200;

    @Test
    @DisplayName("2: whatever stops, stalls, is cut off or comes twice, nothing is overspent, lost or charged twice")
    void nothingIsOverspentUnderFaults() {
        Report report = live(seed -> Simulation.stormy(seed, STEPS));

        assertThat(report.steps()).isGreaterThanOrEqualTo(SEEDS * STEPS);
        assertThat(report.answered()).isGreaterThan(report.steps() / 100);
        assertThat(report.refused()).isPositive();
        assertThat(report.unknown()).isPositive();
        assertThat(report.extensions()).isGreaterThan(report.answered() / 10);
        assertThat(report.stopped()).isPositive();
    }

    @Test
    @DisplayName("2: nobody is refused what lies idle elsewhere for longer than a second")
    void whatLiesIdleIsUsed() {
        Report report = live(seed -> Simulation.calm(seed, STEPS));

        assertThat(report.steps()).isGreaterThanOrEqualTo(SEEDS * STEPS);
        assertThat(report.refused()).isPositive();
        assertThat(report.unknown()).isZero();
    }

    @Test
    void theSameSeedLivesTheSameLife() {
        assertThat(Simulation.stormy(7, STEPS)).isEqualTo(Simulation.stormy(7, STEPS));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    @DisplayName("the simulation finds deliberate faults in the protocol")
    void faultsInTheProtocolAreFound(Mutation mutation) {
        assertThatThrownBy(() -> LongStream.range(0, SEEDS_TO_FIND_A_FAULT).forEach(seed -> {
                    Report unused = Simulation.mutated(seed, STEPS, mutation);
                }))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("seed ");
    }

    private static Report live(LongFunction<Report> life) {
        return LongStream.range(0, SEEDS).mapToObj(life).reduce(Report.NONE, Report::plus);
    }
}
