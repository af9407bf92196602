package dev.florin.endtoend;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.florin.endtoend.Http.Answer;
import dev.florin.id.AccountId;
import dev.florin.id.EventId;
import dev.florin.id.Ids;
import dev.florin.id.OrderId;
import dev.florin.id.TaxQuoteId;
import dev.florin.money.Credits;
import dev.florin.money.Money;
import dev.florin.payment.PaymentEvent.PaymentSettled;
import dev.florin.testing.TestTopics;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Somebody with an API key, who sees Florin through the gateway only. */
record Customer(Http http, String accountId, String apiKey, RunningFlorin florin) {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    static Map<String, Object> billingProfile(String name) {
        return Map.of(
                "legalName", name,
                "addressLines", List.of("1 Example Street"),
                "postalCode", "97477",
                "city", "Springfield",
                "country", "US",
                "email", "billing@example.com",
                "business", true);
    }

    /**
     * Receives credits without a payment page: an event as payments would tell it, for amounts that no package has.
     * Returns when the account has them.
     */
    Customer granted(Credits credits) {
        Ids ids = Ids.system();
        long before = balanceMicros();
        try (TestTopics topics = new TestTopics(florin.kafka())) {
            topics.send(new PaymentSettled(
                    new EventId(ids.next()),
                    new OrderId(ids.next()),
                    AccountId.fromString(accountId),
                    "starter",
                    credits,
                    Money.of(1, "USD"),
                    Money.of(0, "USD"),
                    new TaxQuoteId(ids.next()),
                    "test",
                    Instant.now()));
        }
        await().atMost(PATIENCE).until(() -> balanceMicros() > before);
        return this;
    }

    /** Zero where the ledger does not know the account yet. */
    long balanceMicros() {
        Answer balance = http.get("/v1/account/balance");
        return balance.status() == 404
                ? 0
                : balance.expect(200).required("balanceMicros").longValue();
    }

    /** The same, at another gateway. */
    Customer at(URI gateway) {
        return new Customer(new Http(gateway, http.headers(), false), accountId, apiKey, florin);
    }

    Answer complete(Completion completion) {
        return http.postJson("/v1/chat/completions", completion.body());
    }

    Journal journal() {
        return Journal.of(this);
    }

    JsonNode get(String path) {
        return http.get(path).expect(200);
    }
}
