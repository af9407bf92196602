package dev.florin.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PublisherHealthTest {

    private final PublisherHealth health = new PublisherHealth(3_000, 2_000);

    @Test
    void isHealthyUntilSomethingWaitsTooLong() {
        var unused = health.started(0);

        assertThat(health.isHealthy(3_000)).isTrue();
        assertThat(health.isHealthy(3_001)).isFalse();
    }

    @Test
    void recoversWhenTheOldestIsDurable() {
        PublisherHealth.Send oldest = health.started(0);
        PublisherHealth.Send next = health.started(2_000);
        health.ended(next, true, 2_500);
        assertThat(health.isHealthy(4_000)).isFalse();

        health.ended(oldest, true, 4_000);

        assertThat(health.isHealthy(4_000)).isTrue();
    }

    @Test
    void letsARequestTryAgainAWhileAfterAFailure() {
        health.ended(health.started(0), false, 1_000);

        assertThat(health.isHealthy(2_999)).isFalse();
        assertThat(health.isHealthy(3_000)).isTrue();
    }
}
