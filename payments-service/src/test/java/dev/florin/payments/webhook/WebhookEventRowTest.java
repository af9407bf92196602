package dev.florin.payments.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WebhookEventRowTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final WebhookEventRow event = new WebhookEventRow();

    @Test
    void anEventThatMustWaitWaitsLongerEachTimeButNeverMoreThanFiveMinutes() {
        event.state = WebhookState.RECEIVED;
        Duration previous = Duration.ZERO;

        for (int attempt = 1; attempt < 10; attempt++) {
            event.postponed("Stripe does not answer", NOW);

            Duration wait = Duration.between(NOW, event.dueAt);
            assertThat(event.state).isEqualTo(WebhookState.RECEIVED);
            assertThat(wait).isGreaterThanOrEqualTo(previous).isLessThanOrEqualTo(Duration.ofMinutes(5));
            previous = wait;
        }
    }

    @Test
    void afterTenAttemptsItIsParkedWithTheReason() {
        for (int attempt = 1; attempt <= 10; attempt++) {
            event.postponed("Stripe does not answer", NOW);
        }

        assertThat(event.state).isEqualTo(WebhookState.PARKED);
        assertThat(event.reason).isEqualTo("given up after 10 attempts: Stripe does not answer");
    }
}
