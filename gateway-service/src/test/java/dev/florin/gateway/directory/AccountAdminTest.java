package dev.florin.gateway.directory;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.florin.account.AccountEvent.AccountOpened;
import dev.florin.event.Event;
import dev.florin.event.Topics;
import dev.florin.gateway.world.Customer;
import dev.florin.gateway.world.GatewayTest;
import dev.florin.id.KeyId;
import dev.florin.testing.TestStack;
import dev.florin.testing.TestTopics;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
class AccountAdminTest {

    @Inject
    Pool pool;

    @Test
    void tellsTheOthersThatAnAccountWasOpened() {
        Customer customer = Customer.open();

        try (TestTopics topics = new TestTopics(TestStack.shared())) {
            assertThat(topics.await(
                            Topics.ACCOUNT_EVENTS,
                            events -> events.stream().anyMatch(event -> tellsOf(customer, event))))
                    .filteredOn(event -> tellsOf(customer, event))
                    .hasSize(1);
        }
    }

    @Test
    void keepsOnlyAHashOfTheKey() {
        Customer customer = Customer.open();

        String stored = pool.preparedQuery("SELECT row_to_json(k)::text FROM api_key k")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString(0);
        assertThat(stored).doesNotContain(customer.apiKey());
        assertThat(customer.apiKey()).matches("fl_[0-9A-Za-z]{40}");
    }

    @Test
    void issuesFurtherKeysForTheSameAccount() {
        Customer customer = Customer.open();

        String second = operator()
                .post("/admin/accounts/" + customer.accountId() + "/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("apiKey");

        assertThat(accountOf(second)).isEqualTo(customer.accountId().toString());
    }

    @Test
    @DisplayName("T6, T4: an account has further projects and its organisation members, whose keys are told apart")
    void issuesKeysOfProjectsAndMembers() {
        Customer customer = Customer.open();
        String account = "/admin/accounts/" + customer.accountId();
        String project = operator()
                .body("{\"name\":\"research\"}")
                .post(account + "/projects")
                .then()
                .statusCode(201)
                .extract()
                .path("projectId");
        String member = operator()
                .body("{\"name\":\"Grace\"}")
                .post(account + "/members")
                .then()
                .statusCode(201)
                .extract()
                .path("memberId");

        String key = operator()
                .body("{\"projectId\":\"" + project + "\",\"memberId\":\"" + member + "\"}")
                .post(account + "/keys")
                .then()
                .statusCode(201)
                .body("memberId", equalTo(member))
                .extract()
                .path("apiKey");

        given().header("Authorization", "Bearer " + key)
                .get("/v1/account")
                .then()
                .statusCode(200)
                .body("projectId", equalTo(project))
                .body("memberId", equalTo(member));
        operator()
                .body("{\"projectId\":\"" + project + "\"}")
                .post("/admin/accounts/" + Customer.open().accountId() + "/keys")
                .then()
                .statusCode(404)
                .body("detail", containsString("project"));
        operator().body("{\"name\":\"\"}").post(account + "/members").then().statusCode(400);
    }

    @Test
    void aRevokedKeyOpensNothingAnyMore() {
        Customer customer = Customer.open();

        operator()
                .delete("/admin/accounts/" + customer.accountId() + "/keys/" + customer.keyId())
                .then()
                .statusCode(204);

        customer.asks().get("/v1/account").then().statusCode(401);
    }

    @Test
    void aKeyThatAnotherReplicaRevokedOpensNothingSoonAfter() {
        Customer customer = Customer.open();
        customer.asks().get("/v1/account").then().statusCode(200);

        pool.preparedQuery("UPDATE api_key SET revoked_at = now() WHERE id = $1")
                .execute(Tuple.of(KeyId.fromString(customer.keyId()).value()))
                .await()
                .indefinitely();

        Awaitility.await()
                .atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> customer.asks().get("/v1/account").then().statusCode(401));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\":\"  \"}", "{\"name\":null}"})
    void refusesANamelessAccount(String body) {
        operator().body(body).post("/admin/accounts").then().statusCode(400).body("detail", containsString("name"));
    }

    @Test
    void refusesWhoeverIsNoOperator() {
        given().header("Authorization", "Bearer guess-guess-guess-guess")
                .contentType(ContentType.JSON)
                .body("{\"name\":\"Mallory\"}")
                .post("/admin/accounts")
                .then()
                .statusCode(401);
    }

    @Test
    void saysThatThereIsNoSuchAccountOrKey() {
        Customer customer = Customer.open();
        Customer other = Customer.open();

        operator()
                .post("/admin/accounts/acc_00000000000000000000000000/keys")
                .then()
                .statusCode(404);
        operator()
                .delete("/admin/accounts/" + other.accountId() + "/keys/" + customer.keyId())
                .then()
                .statusCode(404);
        customer.asks().get("/v1/account").then().statusCode(200);
    }

    private static boolean tellsOf(Customer customer, Event event) {
        return event instanceof AccountOpened opened
                && opened.accountId().equals(customer.accountId())
                && opened.name().equals("Ada");
    }

    private static RequestSpecification operator() {
        return given().header("Authorization", "Bearer " + Customer.OPERATOR_TOKEN)
                .contentType(ContentType.JSON);
    }

    private static String accountOf(String apiKey) {
        return given().header("Authorization", "Bearer " + apiKey)
                .get("/v1/account")
                .then()
                .statusCode(200)
                .extract()
                .path("accountId");
    }
}
