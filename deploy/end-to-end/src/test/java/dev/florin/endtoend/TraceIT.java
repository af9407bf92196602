package dev.florin.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.florin.money.Credits;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TraceIT {

    private final RunningFlorin florin = RunningFlorin.shared();

    @Test
    @DisplayName("one trace follows a request from the gateway over Kafka into the ledger")
    void one_trace_follows_a_request_into_the_ledger() {
        Customer customer = florin.operator().openAccount("Traced Ltd").granted(Credits.of(1));
        String traceId = UUID.randomUUID().toString().replace("-", "");
        String spanId = HexFormat.of().toHexDigits(System.nanoTime());

        int status = customer.http()
                .with("traceparent", "00-" + traceId + "-" + spanId + "-01")
                .postJson(
                        "/v1/chat/completions",
                        Completion.of(Completion.MINI, 10).body())
                .status();

        assertThat(status).isEqualTo(200);
        await().atMost(Customer.PATIENCE).until(() -> florin.traces().hasSpanOf(traceId, "gateway"));
        await().atMost(Customer.PATIENCE).until(() -> florin.traces().hasSpanOf(traceId, "ledger"));
    }
}
