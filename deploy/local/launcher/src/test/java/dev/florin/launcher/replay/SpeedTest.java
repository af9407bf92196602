package dev.florin.launcher.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeedTest {

    private static final Instant FIRST = Instant.parse("2023-11-16T18:17:03Z");

    @Test
    void tenTimesTheTracesSpeedIsDueAfterATenthOfItsTime() {
        assertThat(Speed.parse("10").due(FIRST, FIRST.plusSeconds(25))).isEqualTo(Duration.ofMillis(2500));
        assertThat(Speed.parse("0.5").due(FIRST, FIRST.plusSeconds(25))).isEqualTo(Duration.ofSeconds(50));
    }

    @Test
    void atMaximumSpeedEverythingIsDueAtOnce() {
        assertThat(Speed.parse("max").due(FIRST, FIRST.plusSeconds(25))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "fast", "1e9", ""})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Speed.parse(text)).hasMessageContaining("--speed must be");
    }
}
