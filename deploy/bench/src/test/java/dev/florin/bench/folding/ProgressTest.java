package dev.florin.bench.folding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.bench.folding.Progress.Sample;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final long SECOND = 1_000_000_000;

    @Test
    void theWarmUpIsLeftOutAndTheSteadyPartEndsWithTheFirstPartitionThatIsDone() {
        Progress progress = new Progress(new Sample(0, 10, 20, true));

        progress.add(new Sample(5 * SECOND, 110, 70, true));
        progress.add(new Sample(6 * SECOND, 310, 220, true));
        progress.add(new Sample(8 * SECOND, 360, 220, false));
        progress.add(new Sample(10 * SECOND, 410, 320, false));
        progress.add(new Sample(15 * SECOND, 410, 420, false));

        assertThat(progress.steady(100).foldedPerSecond()).isEqualTo(200);
        assertThat(progress.steady(100).relayedPerSecond()).isEqualTo(150);
        assertThat(progress.whole(100, 400).foldedPerSecond()).isEqualTo(30);
        assertThat(progress.whole(100, 400).relayedPerSecond()).isEqualTo(35);
    }

    @Test
    void aRunThatIsDoneBeforeItIsWarmCountsToItsEnd() {
        Progress progress = new Progress(new Sample(0, 0, 0, true));

        progress.add(new Sample(SECOND, 10, 0, true));
        progress.add(new Sample(2 * SECOND, 100, 50, false));
        progress.add(new Sample(4 * SECOND, 200, 200, false));

        assertThat(progress.steady(100).foldedPerSecond()).isEqualTo(50);
    }

    @Test
    void whereNothingCameWhileAllPartitionsHadSomeLeftTheRunCountsToItsEnd() {
        Progress progress = new Progress(new Sample(0, 0, 0, true));

        progress.add(new Sample(SECOND, 100, 50, true));
        progress.add(new Sample(2 * SECOND, 100, 50, true));
        progress.add(new Sample(3 * SECOND, 300, 250, false));

        assertThat(progress.steady(100).foldedPerSecond()).isEqualTo(100);
        assertThat(progress.steady(100).relayedPerSecond()).isEqualTo(100);
    }

    @Test
    void whereAllCameBetweenTwoLooksTheWarmUpCounts() {
        Progress progress = new Progress(new Sample(0, 10, 20, true));

        progress.add(new Sample(SECOND, 10, 20, true));
        progress.add(new Sample(2 * SECOND, 210, 220, false));

        assertThat(progress.steady(100).foldedPerSecond()).isEqualTo(100);
        assertThat(progress.whole(100, 200).foldedPerSecond()).isEqualTo(100);
        assertThat(progress.whole(100, 200).relayedPerSecond()).isEqualTo(100);
    }
}
