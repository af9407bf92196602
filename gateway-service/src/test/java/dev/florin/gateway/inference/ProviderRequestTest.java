package dev.florin.gateway.inference;

import static dev.florin.gateway.world.GatewayWorld.RECORDED_MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.florin.gateway.world.Customer;
import dev.florin.gateway.world.GatewayTest;
import dev.florin.gateway.world.OtherServices;
import dev.florin.gateway.world.OtherServices.OwnerCall;
import dev.florin.gateway.world.UsageLog;
import dev.florin.money.Credits;
import dev.florin.usage.Meter;
import dev.florin.usage.UsageEvent.UsageRecorded;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a provider gets to see. */
@GatewayTest
class ProviderRequestTest {

    private static final String QUESTION = """
            {"model": "%s", "messages": [{"role": "user", "content": "x"}], "temperature": 0.10, "unknown": [1e2]}""".formatted(RECORDED_MODEL);

    @Inject
    OtherServices services;

    @AfterEach
    void forget() {
        services.calls().clear();
    }

    @Test
    @DisplayName("S7: the provider sees the operator's credential and its own model name, all else as it came")
    void getsTheRequestAsItCame() {
        OwnerCall call = ask(funded(Credits.of(20)), QUESTION);

        assertThat(call.header("Authorization")).isEqualTo("Bearer operators-recorded-key");
        assertThat(call.body())
                .isEqualTo("{\"model\":\"model\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],"
                        + "\"temperature\":0.10,\"unknown\":[100]}");
    }

    @Test
    @DisplayName("Z4: byok_api_key is the credential and is not passed on in the body")
    void getsTheCustomersOwnKey() {
        OwnerCall call = ask(Customer.open(), QUESTION.replaceFirst("\\{", "{\"byok_api_key\": \"sk-mine\", "));

        assertThat(call.header("Authorization")).isEqualTo("Bearer sk-mine");
        assertThat(call.body()).doesNotContain("byok").doesNotContain("sk-mine");
    }

    @Test
    void isAskedForUsageThoughTheClientDidNotAsk() throws IOException {
        OwnerCall call = ask(funded(Credits.of(20)), QUESTION.replaceFirst("\\{", "{\"stream\": true, "));

        assertThat(json(call).at("/stream_options/include_usage").asBoolean()).isTrue();
    }

    @Test
    void isGivenTheLimitThatAnAlmostEmptyAccountAffords() throws IOException {
        OwnerCall call = ask(funded(Credits.of(1)), QUESTION);

        assertThat(json(call).path("max_completion_tokens").asLong()).isBetween(800L, 1_666L);
    }

    @Test
    void isGivenNoLimitForAStreamThatIsPaidAsItGoes() throws IOException {
        String streamed = QUESTION.replaceFirst("\\{", "{\"stream\": true, ");
        String reasoning = streamed.replaceFirst("\\{", "{\"reasoning_effort\": \"low\", ");

        assertThat(json(ask(funded(Credits.of(1)), streamed)).has("max_completion_tokens"))
                .isFalse();
        assertThat(json(ask(funded(Credits.of(1)), reasoning))
                        .path("max_completion_tokens")
                        .asLong())
                .as("what is not shown cannot be counted as it comes")
                .isBetween(800L, 1_666L);
    }

    @Test
    void whoseAnswerTellsNoUsageIsCounted() {
        Customer customer = funded(Credits.of(20));

        assertThat(ask(customer, QUESTION).body()).isNotEmpty();

        UsageRecorded recorded = UsageLog.recordedFor(customer, 1).getFirst();
        assertThat(recorded.usage().quantity(Meter.OUTPUT_TOKENS)).isEqualTo(2);
        assertThat(recorded.usage().quantity(Meter.INPUT_TOKENS)).isPositive();
    }

    private OwnerCall ask(Customer customer, String body) {
        customer.asks().body(body).post("/v1/chat/completions").then().statusCode(200);
        return services.calls().getLast();
    }

    private Customer funded(Credits credits) {
        Customer customer = Customer.open();
        services.books().add(customer.accountId(), credits);
        return customer;
    }

    private static JsonNode json(OwnerCall call) throws IOException {
        return ExactJson.read(call.body().getBytes(StandardCharsets.UTF_8));
    }
}
