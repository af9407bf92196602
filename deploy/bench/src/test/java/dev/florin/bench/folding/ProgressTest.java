package dev.florin.bench.folding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.bench.folding.Progress.Sample;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final long SECOND = 1_000_000_000;

    @Test
    void theRateLeavesTheWarmUpOutAndEndsWithTheLastEvent() {
        Progress progress = new Progress(new Sample(0, 10, 20));

        assertThat(progress.isThrough(new Sample(5 * SECOND, 110, 70), 400)).isFalse();
        assertThat(progress.isThrough(new Sample(6 * SECOND, 310, 220), 400)).isFalse();
        assertThat(progress.isThrough(new Sample(8 * SECOND, 410, 220), 400)).isFalse();
        assertThat(progress.isThrough(new Sample(10 * SECOND, 410, 420), 400)).isTrue();

        assertThat(progress.foldedPerSecond(100, 400)).isEqualTo(100);
        assertThat(progress.relayedPerSecond(100, 400)).isEqualTo(50);
    }
}
