package dev.florin.launcher.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void eachRestartWithinAMinuteWaitsTwiceAsLong() {
        RestartPolicy first = RestartPolicy.NO_DEATHS.afterDeath(NOW);
        RestartPolicy third = first.afterDeath(NOW.plusSeconds(1)).afterDeath(NOW.plusSeconds(2));

        assertThat(first.waitBeforeRestart()).isEqualTo(Duration.ofMillis(500));
        assertThat(third.waitBeforeRestart()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void theSixthDeathWithinAMinuteIsTheLast() {
        RestartPolicy policy = RestartPolicy.NO_DEATHS;
        for (int death = 0; death < 5; death++) {
            policy = policy.afterDeath(NOW.plusSeconds(death));
        }

        assertThat(policy.givesUp()).isFalse();
        assertThat(policy.afterDeath(NOW.plusSeconds(5)).givesUp()).isTrue();
    }

    @Test
    void deathsOfLongAgoDoNotCount() {
        RestartPolicy policy = RestartPolicy.NO_DEATHS.afterDeath(NOW).afterDeath(NOW.plusSeconds(61));

        assertThat(policy.deaths()).containsExactly(NOW.plusSeconds(61));
    }
}
