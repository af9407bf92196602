package dev.florin.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.florin.endtoend.Http.Answer;
import dev.florin.event.Topics;
import dev.florin.money.Credits;
import dev.florin.testing.TestTopics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BadInputIT {

    private final RunningFlorin florin = RunningFlorin.shared();
    private final Operator operator = florin.operator();

    @Test
    @DisplayName("an unknown key is 401, an unknown model 404, malformed JSON 400, each in OpenAI's shape")
    void bad_requests_are_refused_with_a_reason() {
        Customer customer = operator.openAccount("Clumsy Ltd").granted(Credits.of(1));
        Http json = customer.http().with("Content-Type", "application/json");

        Answer unknownKey = json.with("Authorization", "Bearer fl_nobody")
                .postJson(
                        "/v1/chat/completions",
                        Completion.of(Completion.MINI, 1).body());
        Answer unknownModel = customer.complete(Completion.of("openai/gpt-0", 1));
        Answer malformed = json.post("/v1/chat/completions", "{\"model\": \"openai/gpt-4o-mini\", ");

        assertThat(unknownKey.expect(401).at("/error/message").textValue()).isNotBlank();
        assertThat(unknownModel.expect(404).at("/error/message").textValue()).contains("openai/gpt-0");
        assertThat(malformed.expect(400).at("/error/message").textValue()).isNotBlank();
        assertThat(customer.journal().ofKind("USAGE")).isEmpty();
    }

    @Test
    @DisplayName("an oversized body is 413 before it is read")
    void an_oversized_body_is_413() {
        Customer customer = operator.openAccount("Verbose Ltd").granted(Credits.of(1));
        Completion oversized = new Completion(Completion.MINI, "word ".repeat(2 << 20), 1, Map.of(), false);

        Answer answer = customer.http().expectingContinue().postJson("/v1/chat/completions", oversized.body());

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text()).isNotBlank();
    }

    @Test
    @DisplayName("S4: a forged and a stale webhook are 400, and nothing counts as paid")
    void forged_and_stale_webhooks_are_refused() {
        Customer customer = operator.openAccount("Forger Ltd");
        Cashier cashier = new Cashier(florin);
        JsonNode order = cashier.order(customer, "starter");
        String body = StripeEvents.completed(order);
        String secret = florin.secret("webhookSecret");
        Instant now = Instant.now();
        Http webhook = new Http(florin.payments()).with("Content-Type", "application/json");

        Answer unsigned = webhook.post("/webhooks/stripe", body);
        Answer forged = webhook.with("Stripe-Signature", StripeEvents.signature(body, "whsec_guessed", now))
                .post("/webhooks/stripe", body);
        Answer stale = webhook.with(
                        "Stripe-Signature", StripeEvents.signature(body, secret, now.minus(Duration.ofHours(1))))
                .post("/webhooks/stripe", body);

        assertThat(List.of(unsigned, forged, stale)).extracting(Answer::status).containsOnly(400);
        assertThat(List.of(unsigned, forged, stale)).extracting(Answer::text).doesNotContain("");
        assertThat(cashier.isSettled(customer, order)).isFalse();
        assertThat(customer.balanceMicros()).isZero();
    }

    @Test
    @DisplayName("a poison record is parked where operators see it, and its partition goes on")
    void a_poison_record_is_parked_and_the_partition_goes_on() {
        Customer customer = operator.openAccount("Poisoned Ltd").granted(Credits.of(1));
        String poison = "poison for " + customer.accountId();
        try (TestTopics topics = new TestTopics(florin.kafka())) {
            topics.send(new ProducerRecord<>(
                    Topics.USAGE_RECORDED, customer.accountId(), poison.getBytes(StandardCharsets.UTF_8)));
        }

        customer.complete(Completion.of(Completion.MINI, 10)).expect(200);

        await().atMost(Customer.PATIENCE)
                .until(() -> customer.journal().ofKind("USAGE").size() == 1);
        assertThat(StreamSupport.stream(operator.deadLetters().spliterator(), false)
                        .filter(letter -> letter.toString().contains(customer.accountId())))
                .isNotEmpty();
    }
}
