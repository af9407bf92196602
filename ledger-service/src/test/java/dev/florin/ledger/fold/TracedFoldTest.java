package dev.florin.ledger.fold;

import static dev.florin.ledger.LedgerClient.balanceMicros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.florin.edge.kafka.EventRecords;
import dev.florin.event.Event;
import dev.florin.id.AccountId;
import dev.florin.id.Ids;
import dev.florin.ledger.Told;
import dev.florin.testing.PostgresAndKafka;
import dev.florin.testing.TestStack;
import dev.florin.testing.TestTopics;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TracedFoldTest.WithCollector.class)
@WithTestResource(PostgresAndKafka.class)
class TracedFoldTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";

    @Inject
    RecordedSpans spans;

    private final Told told = new Told(Ids.system().next().getLeastSignificantBits());
    private final AccountId account = told.account();

    @Test
    void theGatewaysTraceGoesOnInTheLedgerForEachRecordOfABatch() {
        // given
        ProducerRecord<String, byte[]> traced = EventRecords.of(told.settled(account, 10, 0), "/test");
        traced.headers().add("traceparent", ("00-" + TRACE + "-" + PARENT + "-01").getBytes(StandardCharsets.US_ASCII));
        Event other = told.settled(account, 20, 0);

        // when
        try (TestTopics topics = new TestTopics(TestStack.shared())) {
            topics.send(traced);
            topics.send(other);
        }

        // then
        await().atMost(Duration.ofSeconds(30)).until(() -> balanceMicros(account) == 30_000_000);
        List<SpanData> consumed = spans.ofTrace(TRACE).stream()
                .filter(span -> span.getKind() == SpanKind.CONSUMER)
                .toList();
        assertThat(consumed).hasSize(1);
        assertThat(consumed.getFirst().getParentSpanId()).isEqualTo(PARENT);
    }

    /** Spans are recorded only where there is somewhere to send them. */
    public static final class WithCollector implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.otel.exporter.otlp.endpoint", "http://localhost:1");
        }
    }
}
