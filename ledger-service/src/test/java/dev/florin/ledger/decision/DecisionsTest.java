package dev.florin.ledger.decision;

import static dev.florin.ledger.LedgerClient.balanceMicros;
import static dev.florin.ledger.LedgerClient.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;

import dev.florin.id.AccountId;
import dev.florin.id.Ids;
import dev.florin.ledger.Told;
import dev.florin.testing.PostgresAndKafka;
import dev.florin.testing.TestStack;
import dev.florin.testing.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
class DecisionsTest {

    private static final long CREDIT = 1_000_000;

    private static TestTopics topics;

    private final Told told = new Told(Ids.system().next().getLeastSignificantBits());
    private final AccountId account = told.account();

    @BeforeAll
    static void open() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        topics = new TestTopics(TestStack.shared());
    }

    @AfterAll
    static void close() {
        topics.close();
    }

    @BeforeEach
    void anAccountIsThere() {
        topics.send(told.opened(account));
        await().until(() -> balanceMicros(account) == 0);
    }

    @Test
    @DisplayName("F2: an operator grants credits once, however often it is asked with the same key")
    void aGrantIsTakenDownOnce() {
        // given
        String grant = "{\"source\":\"PROMOTION\",\"creditsMicros\":5000000,\"reason\":\"welcome\"}";

        // when
        Response first = decide("grants", "key-1", grant);
        Response again = decide("grants", "key-1", grant);
        Response other = decide("grants", "key-1", grant.replace("5000000", "6000000"));

        // then
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(again.body().asString()).isEqualTo(first.body().asString());
        assertThat(other.statusCode()).isEqualTo(422);
        await().until(() -> balanceMicros(account) == 5 * CREDIT);
    }

    @Test
    void aCorrectionIsPostedWithReasonAndAuthor() {
        // when
        Response up = decide(
                "adjustments",
                "up",
                "{\"direction\":\"INCREASE\",\"creditsMicros\":9000000,\"reason\":\"made good\",\"author\":\"jane\"}");
        await().until(() -> balanceMicros(account) == 9 * CREDIT);
        Response down = decide(
                "adjustments",
                "down",
                "{\"direction\":\"DECREASE\",\"creditsMicros\":4000000,\"reason\":\"too much\",\"author\":\"jane\"}");

        // then
        assertThat(up.statusCode()).isEqualTo(202);
        assertThat(down.statusCode()).isEqualTo(202);
        await().until(() -> balanceMicros(account) == 5 * CREDIT);
    }

    @Test
    void aCreditLimitCanBeSpent() {
        // when
        Response limit = decide("credit-limit", "limit", "{\"creditLimitMicros\":7000000,\"author\":\"jane\"}");

        // then
        assertThat(limit.statusCode()).isEqualTo(202);
        await().until(() -> service()
                        .get("/accounts/{id}/balance", account.toString())
                        .jsonPath()
                        .getLong("freeMicros")
                == 7 * CREDIT);
    }

    @Test
    @DisplayName("F8: the thresholds are the customer's to set")
    void theCustomerSetsThresholds() {
        // when
        service()
                .body("{\"thresholdsMicros\":[1000000,3000000]}")
                .put("/accounts/{id}/alert-thresholds", account.toString())
                .then()
                .statusCode(202);

        // then
        await().untilAsserted(() -> service()
                .get("/accounts/{id}/alert-thresholds", account.toString())
                .then()
                .body("thresholdsMicros", contains(3_000_000, 1_000_000)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "grants | {} | source is missing",
                "grants | {\"source\":\"PLAN\",\"creditsMicros\":0,\"reason\":\"x\"} | creditsMicros must be above zero",
                "grants | {\"source\":\"PLAN\",\"creditsMicros\":1,\"reason\":\" \"} | 'reason'",
                "adjustments | {\"direction\":\"INCREASE\",\"creditsMicros\":1,\"reason\":\"x\"} | author is missing",
                "credit-limit | {\"author\":\"jane\"} | creditLimitMicros is missing"
            })
    void whatADecisionLacksIsSaid(String decision, String body, String reason) {
        decide(decision, "key", body).then().statusCode(400).body("detail", containsString(reason));
    }

    @Test
    void aDecisionNeedsAKeyAndAnAccount() {
        service()
                .body("{\"creditLimitMicros\":1,\"author\":\"jane\"}")
                .post("/accounts/{id}/credit-limit", account.toString())
                .then()
                .statusCode(400)
                .body("detail", containsString("Idempotency-Key"));
        service()
                .header("Idempotency-Key", "key")
                .body("{\"creditLimitMicros\":1,\"author\":\"jane\"}")
                .post("/accounts/{id}/credit-limit", told.account().toString())
                .then()
                .statusCode(404);
    }

    @Test
    void creditsWhoseTimeIsOverEndByThemselves() {
        // when
        topics.send(told.settled(account, 10, 0));
        topics.send(told.granted(account, 100, Instant.parse("2026-11-02T00:00:00Z")));

        // then
        await().until(() -> service()
                .get("/accounts/{id}/transfers", account.toString())
                .jsonPath()
                .getList("items.kind")
                .contains("EXPIRY"));
        assertThat(balanceMicros(account)).isEqualTo(10 * CREDIT);
    }

    private Response decide(String decision, String key, String body) {
        return service()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/accounts/{id}/" + decision, account.toString());
    }
}
