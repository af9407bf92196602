package dev.florin.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.id.EventId;
import dev.florin.id.Ids;
import dev.florin.money.Credits;
import dev.florin.usage.UsageEvent.LeaseReturned;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KafkaAwayTest {

    private final Ids ids = Ids.system();

    private record Settings(
            Duration deliveryTimeout, Duration stalledAfter, Duration retryAfterFailure, long bufferBytes)
            implements PublisherConfig {}

    @Test
    void aFailedSendIsToldCountedAndKeepsNewRequestsOut() {
        // given
        PublisherConfig config =
                new Settings(Duration.ofMillis(500), Duration.ofSeconds(3), Duration.ofMinutes(1), 1_000_000);
        UsageProducer nowhere = new UsageProducer("localhost:1", config);
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        UsagePublisher publisher = new UsagePublisher(nowhere, config, metrics);

        // when
        var publishing = publisher.publish(new LeaseReturned(
                new EventId(ids.next()),
                new AccountId(ids.next()),
                null,
                new EpochId(ids.next()),
                new Credits(1),
                Instant.now()));

        // then
        assertThatThrownBy(() -> publishing.await().atMost(Duration.ofSeconds(10)))
                .isInstanceOf(UsageNotDurableException.class);
        assertThat(metrics.counter("florin.usage.not_durable").count()).isEqualTo(1);
        assertThat(publisher.isHealthy()).isFalse();
        nowhere.close();
    }
}
