package dev.florin.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TargetTest {

    @Test
    void aRateIsReachedFromItsBoundUpwards() {
        Target target = Target.atLeast(100);

        assertThat(target.isReachedBy(100)).isTrue();
        assertThat(target.isReachedBy(99.9)).isFalse();
        assertThat(target.ratio(50)).isEqualTo(0.5);
    }

    @Test
    void aLatencyIsReachedFromItsBoundDownwards() {
        Target target = Target.atMost(250);

        assertThat(target.isReachedBy(250)).isTrue();
        assertThat(target.isReachedBy(251)).isFalse();
        assertThat(target.ratio(125)).isEqualTo(2);
    }
}
