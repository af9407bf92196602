package dev.florin.payments.plan;

import static dev.florin.payments.Shop.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.florin.id.AccountId;
import dev.florin.payments.Shop;
import dev.florin.payments.StripeAndInvoicing;
import dev.florin.testing.PostgresAndKafka;
import dev.florin.testing.TestStack;
import dev.florin.testing.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(StripeAndInvoicing.class)
class PlanResourceTest {

    @Inject
    Pool pool;

    private final TestTopics topics = new TestTopics(TestStack.shared());
    private Subscribers subscribers;
    private AccountId account;

    @BeforeEach
    void open() {
        subscribers = new Subscribers(topics, pool);
        account = subscribers.open();
    }

    @AfterEach
    void disconnect() {
        topics.close();
    }

    @Test
    @DisplayName("P3: an operator puts an account on a paid plan now; a repeat does nothing more")
    void an_operator_puts_an_account_on_a_plan() {
        // given
        String start = Subscribers.put(account, "up", "pro", "now")
                .then()
                .statusCode(200)
                .body("planId", equalTo("pro"))
                .body("creditsMicros", equalTo(450_000_000_000L))
                .extract()
                .path("periodStart");

        // when
        Subscribers.put(account, "up", "pro", "now").then().statusCode(200).body("periodStart", equalTo(start));

        // then
        assertThat(subscribers.told(account)).containsExactly("free 5000", "pro 450000", "limit 450000 by plan pro");
        Subscribers.put(account, "up", "starter", "now")
                .then()
                .statusCode(422)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"))
                .body("detail", containsString("plan=pro from=now author=jane"));
    }

    @Test
    @DisplayName("P3: an account that goes back to the free plan owes nothing more beyond its credits")
    void going_back_to_the_free_plan_ends_overage() {
        Subscribers.put(account, "up", "starter", "now").then().statusCode(200);

        Subscribers.put(account, "down", "free", "now")
                .then()
                .statusCode(200)
                .body("$", not(hasKey("overageLimitMicros")));

        assertThat(subscribers.told(account))
                .containsExactly(
                        "free 5000",
                        "starter 30000",
                        "limit 30000 by plan starter",
                        "free 5000",
                        "limit 0 by plan free");
    }

    @Test
    void what_is_to_follow_is_shown_and_can_be_withdrawn() {
        String end = Subscribers.plan(account).path("periodEnd");
        Subscribers.put(account, "1", "pro", "period_end")
                .then()
                .body("planId", equalTo("free"))
                .body("change.planId", equalTo("pro"))
                .body("change.at", equalTo(end));

        Subscribers.put(account, "2", "free", "period_end").then().body("change", nullValue());
        Subscribers.end(account, "3", "period_end").then().statusCode(204);

        Subscribers.plan(account).then().body("change.at", equalTo(end)).body("change", not(hasKey("planId")));
        assertThat(subscribers.told(account)).containsExactly("free 5000");
    }

    @Test
    @DisplayName("P3: a plan that an operator ends is over, with its credits; another may start then")
    void a_plan_ends_and_another_starts() {
        Subscribers.end(account, "off", "now").then().statusCode(204);
        Subscribers.plan(account).then().statusCode(404).body("detail", equalTo("The account has no plan"));
        Subscribers.end(account, "off", "now").then().statusCode(204);
        Subscribers.end(account, "again", "now").then().statusCode(409);

        Subscribers.put(account, "on", "starter", "now").then().statusCode(200);

        assertThat(subscribers.told(account))
                .containsExactly("free 5000", "free 0", "starter 30000", "limit 30000 by plan starter");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"from":"now","author":"jane"}                   | 400 | planId: is missing; GET /v1/plans lists
            {"planId":"gold","from":"now","author":"jane"}   | 404 | planId: there is no 'gold'; GET /v1/plans lists
            {"planId":"pro","author":"jane"}                 | 400 | from: must be now or period_end
            {"planId":"pro","from":"soon","author":"jane"}   | 400 | from: must be now or period_end
            {"planId":"pro","from":"now"}                    | 400 | field 'author' must have 1 to 500 characters
            {"planId":"free","from":"now","author":"jane"}   | 409 | The account is on 'free' already, until
            {"planId":                                       | 400 | line 1
            """)
    void a_decision_is_refused_with_the_reason(String body, int status, String detail) {
        Subscribers.putWith(account, "key", body)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("detail", containsString(detail));
        assertThat(subscribers.told(account)).containsExactly("free 5000");
    }

    @Test
    void a_decision_needs_a_key_and_an_account_that_was_opened() {
        service()
                .delete("/accounts/" + account + "/plan?from=now&author=jane")
                .then()
                .statusCode(400)
                .body("detail", containsString("Idempotency-Key is missing"));
        AccountId unknown = Shop.newAccount();
        Subscribers.put(unknown, "key", "pro", "now")
                .then()
                .statusCode(404)
                .body("detail", containsString("has not heard of an account " + unknown));
    }
}
