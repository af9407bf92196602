package dev.florin.gateway.inference;

import static dev.florin.gateway.inference.ChatCompletionsTest.QUESTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.gateway.world.Customer;
import dev.florin.gateway.world.GatewayTest;
import dev.florin.gateway.world.OtherServices;
import dev.florin.gateway.world.UsageLog;
import dev.florin.money.Credits;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@GatewayTest
class TraceTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @Inject
    OtherServices services;

    @Test
    void theTraceOfARequestGoesOnInItsUsageRecord() {
        // given
        Customer customer = Customer.open();
        services.books().add(customer.accountId(), Credits.of(10));

        // when
        customer.asks()
                .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                .body(QUESTION)
                .post("/v1/chat/completions")
                .then()
                .statusCode(200);

        // then
        assertThat(UsageLog.traceparentFor(customer)).startsWith("00-" + TRACE + "-");
    }

    @Test
    void theTraceOfARequestGoesOnAtTheOwner() {
        Customer.open()
                .asks()
                .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                .get("/v1/account/balance")
                .then()
                .statusCode(200);

        assertThat(services.calls().getLast().header("traceparent")).startsWith("00-" + TRACE + "-");
    }
}
