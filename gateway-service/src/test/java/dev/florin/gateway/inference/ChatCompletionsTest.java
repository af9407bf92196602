package dev.florin.gateway.inference;

import static dev.florin.gateway.world.GatewayWorld.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.florin.discount.CommitmentTerm;
import dev.florin.discount.DiscountEvent.DiscountsChanged;
import dev.florin.discount.RateLimits;
import dev.florin.gateway.world.Customer;
import dev.florin.gateway.world.GatewayTest;
import dev.florin.gateway.world.GatewayWorld;
import dev.florin.gateway.world.OtherServices;
import dev.florin.gateway.world.UsageLog;
import dev.florin.id.EventId;
import dev.florin.id.Ids;
import dev.florin.money.Credits;
import dev.florin.pricing.Discount;
import dev.florin.testing.TestStack;
import dev.florin.testing.TestTopics;
import dev.florin.usage.Funding;
import dev.florin.usage.Meter;
import dev.florin.usage.ProviderCost;
import dev.florin.usage.Usage;
import dev.florin.usage.UsageEvent.UsageRecorded;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@GatewayTest
class ChatCompletionsTest {

    /** Three prompt tokens, ten generated: 3 x 150 + 10 x 600 micro-credits. */
    static final String QUESTION = """
            {"model": "%s", "messages": [{"role": "user", "content": "river stone green"}],
             "max_tokens": 40, "metadata": {"demo_output_tokens": "10"}}""".formatted(MODEL);

    @Inject
    OtherServices services;

    @Test
    @DisplayName("Z2, Z3, F7: an answer tells its usage, its exact cost and what the account still has")
    void tellsUsageCostAndRemainingCredits() {
        // given
        Customer customer = Customer.open();
        services.books().add(customer.accountId(), Credits.of(10));

        // when
        Response answer = customer.asks().body(QUESTION).post("/v1/chat/completions");

        // then
        answer.then()
                .statusCode(200)
                .header("X-Credits-Used", "0.00645")
                .header("X-Credits-Remaining", "9.99355")
                .body("model", equalTo(MODEL))
                .body("choices[0].message.role", equalTo("assistant"));
        assertThat(answer.header("X-Request-Id")).startsWith("req_");
        assertThat(answer.asString()).contains("\"cost\":0.00000645,");
        assertThat(answer.jsonPath().getMap("usage"))
                .containsEntry("prompt_tokens", 3)
                .containsEntry("completion_tokens", 10)
                .containsEntry("tokens_prompt", 3)
                .containsEntry("tokens_completion", 10)
                .containsEntry("tokens_total", 13)
                .containsEntry("cache_read_tokens", 0)
                .containsEntry("cache_write_tokens", 0)
                .containsEntry("reasoning_tokens", 0)
                .containsEntry("web_search_count", 0)
                .containsKey("latency");
    }

    @Test
    @DisplayName("S1, T2: each request is recorded with model, provider, usage by meter, price and charge")
    void recordsUsageByMeterWithThePriceUsed() {
        // given
        Customer customer = Customer.open();
        services.books().add(customer.accountId(), Credits.of(10));
        String body = QUESTION.replace(
                "\"demo_output_tokens\": \"10\"",
                "\"demo_output_tokens\": \"10\", \"demo_reasoning_tokens\": \"4\", \"demo_cached_tokens\": \"2\"");

        // when
        String requestId = customer.asks()
                .body(body)
                .post("/api/v1/chat/completions")
                .then()
                .statusCode(200)
                .extract()
                .header("X-Request-Id");

        // then
        UsageRecorded recorded = UsageLog.recordedFor(customer, 1).getFirst();
        assertThat(recorded.requestId()).hasToString(requestId);
        assertThat(recorded.keyId()).hasToString(customer.keyId());
        assertThat(recorded.model()).isEqualTo(MODEL);
        assertThat(recorded.provider()).isEqualTo("openai");
        assertThat(recorded.funding()).isEqualTo(Funding.CREDITS);
        assertThat(recorded.usage())
                .isEqualTo(new Usage(Map.of(
                        Meter.INPUT_TOKENS, 1L,
                        Meter.CACHED_INPUT_TOKENS, 2L,
                        Meter.OUTPUT_TOKENS, 6L,
                        Meter.REASONING_TOKENS, 4L)));
        assertThat(recorded.charge().amountMicros()).isEqualTo(new Credits(150 + 2 * 75 + 10 * 600));
        assertThat(recorded.charge().priceVersion()).hasToString("test/" + MODEL + "@1");
        assertThat(recorded.charge().amountMicros()).isLessThanOrEqualTo(recorded.reservedMicros());
        assertThat(recorded.providerCost()).isEqualTo(new ProviderCost(6, Currency.getInstance("USD"))); // of 6.3
    }

    @Test
    @DisplayName(
            "F11, T10: a request is charged with the discount that was known when it was admitted, and the event says so")
    void theDiscountIsFrozenAtAdmission() {
        // given
        Customer customer = Customer.open();
        services.books().add(customer.accountId(), Credits.of(10));
        String slow = QUESTION.replace(
                "\"demo_output_tokens\": \"10\"", "\"demo_output_tokens\": \"10\", \"demo_delay_millis\": \"300\"");
        CompletableFuture<Response> before =
                CompletableFuture.supplyAsync(() -> customer.asks().body(slow).post("/v1/chat/completions"));
        await().until(() -> services.books().leased(customer.accountId()), leased -> !leased.isZero());

        // when
        commit(customer, new Discount(1_000));
        customer.asks().body(QUESTION).post("/v1/chat/completions").then().header("X-Credits-Used", "0.005805");

        // then
        before.join().then().statusCode(200).header("X-Credits-Used", "0.00645");
        assertThat(UsageLog.recordedFor(customer, 2))
                .extracting(
                        recorded -> recorded.charge().amountMicros(),
                        recorded -> recorded.charge().discount())
                .containsExactly(
                        tuple(new Credits(5_805), new Discount(1_000)), tuple(new Credits(6_450), Discount.NONE));
    }

    /** Tells the gateway of a commitment that has begun, and waits until it knows. */
    private void commit(Customer customer, Discount discount) {
        Instant now = Instant.now();
        try (TestTopics topics = new TestTopics(TestStack.shared())) {
            topics.send(new DiscountsChanged(
                    new EventId(Ids.system().next()),
                    customer.accountId(),
                    YearMonth.from(now.atOffset(ZoneOffset.UTC)),
                    Discount.NONE,
                    List.of(new CommitmentTerm(
                            "annual", discount, new RateLimits(7L, null), now.minusSeconds(1), now.plusSeconds(600))),
                    now));
        }
        await().untilAsserted(() ->
                customer.asks().get("/v1/account").then().body("rateLimits[0].requestsPerMinute", equalTo(7)));
    }

    @Test
    void aSecondRequestIsAdmittedWithoutAskingTheLedger() {
        // given
        Customer customer = Customer.open();
        services.books().add(customer.accountId(), Credits.of(10));
        customer.asks().body(QUESTION).post("/v1/chat/completions").then().statusCode(200);
        int answersBefore = services.books().answers();

        // when
        customer.asks().body(QUESTION).post("/v1/chat/completions").then().statusCode(200);

        // then
        assertThat(services.books().answers()).isEqualTo(answersBefore);
    }

    @Test
    @DisplayName("Z4: with byok_api_key the request is recorded, and no credits are deducted")
    void recordsAByokRequestWithoutCharge() {
        // given
        Customer penniless = Customer.open();
        String body = QUESTION.replaceFirst("\\{", "{\"byok_api_key\": \"customers-own-key\", ");

        // when
        Response answer = penniless.asks().body(body).post("/v1/chat/completions");

        // then
        answer.then().statusCode(200).header("X-Credits-Used", "0").body("usage.cost", equalTo(0));
        UsageRecorded recorded = UsageLog.recordedFor(penniless, 1).getFirst();
        assertThat(recorded.funding()).isEqualTo(Funding.BYOK);
        assertThat(recorded.charge().amountMicros()).isEqualTo(Credits.ZERO);
        assertThat(recorded.usage().quantity(Meter.OUTPUT_TOKENS)).isEqualTo(10);
    }

    @Test
    @DisplayName("Z6: models are named with their provider, also under /api/v1")
    void answersUnderBothPrefixes() {
        // given
        Customer customer = Customer.open();
        services.books().add(customer.accountId(), Credits.of(10));

        // when, then
        for (String prefix : List.of("/v1", "/api/v1")) {
            customer.asks()
                    .body(QUESTION)
                    .post(prefix + "/chat/completions")
                    .then()
                    .body("model", equalTo(MODEL));
        }
        assertThat(UsageLog.recordedFor(customer, 2)).hasSize(2);
    }

    @Test
    @DisplayName("F2: a free model needs no credits")
    void aFreeModelNeedsNoCredits() {
        Customer customer = Customer.open();

        customer.asks()
                .body(QUESTION.replace(MODEL, GatewayWorld.FREE_MODEL))
                .post("/v1/chat/completions")
                .then()
                .statusCode(200)
                .header("X-Credits-Used", "0");

        UsageRecorded recorded = UsageLog.recordedFor(customer, 1).getFirst();
        assertThat(recorded.charge().amountMicros()).isEqualTo(Credits.ZERO);
        assertThat(recorded.usage().quantity(Meter.OUTPUT_TOKENS)).isEqualTo(10);
    }
}
