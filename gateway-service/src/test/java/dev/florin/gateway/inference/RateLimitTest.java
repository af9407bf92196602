package dev.florin.gateway.inference;

import static dev.florin.gateway.inference.ChatCompletionsTest.QUESTION;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.florin.gateway.world.Customer;
import dev.florin.gateway.world.GatewayTest;
import dev.florin.gateway.world.OtherServices;
import dev.florin.money.Credits;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@GatewayTest
class RateLimitTest {

    @Inject
    OtherServices services;

    @Test
    @DisplayName(
            "F11: a key, a member or a project asks for so many requests a minute; one more is answered 429 with Retry-After")
    void requestsAreLimited() {
        // given
        Customer customer = funded();
        limit(customer, customer.keyId(), "{\"requestsPerMinute\":2}").then().statusCode(200);
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> customer.asks()
                        .get("/v1/account")
                        .then()
                        .body("rateLimits", hasSize(1))
                        .body("rateLimits[0].requestsPerMinute", equalTo(2)));

        // when
        ask(customer).then().statusCode(200);
        ask(customer).then().statusCode(200);
        Response third = ask(customer);

        // then
        third.then()
                .statusCode(429)
                .body("error.type", equalTo("rate_limit_error"))
                .body("error.code", equalTo("rate_limit_exceeded"))
                .body("error.message", containsString(customer.keyId()));
        assertThat(Integer.parseInt(third.header("Retry-After"))).isBetween(1, 31);
    }

    @Test
    @DisplayName("F11: tokens of prompts and answers count, also for keys of the project that came later")
    void tokensOfAProjectAreLimited() {
        // given
        Customer customer = funded();
        String project = customer.asks().get("/v1/account").path("projectId");
        limit(customer, project, "{\"tokensPerMinute\":15}").then().statusCode(200);
        String second = operator()
                .post("/admin/accounts/" + customer.accountId() + "/keys")
                .path("apiKey");
        RequestSpecification other = given().header("Authorization", "Bearer " + second);
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            customer.asks().get("/v1/account").then().body("rateLimits", hasSize(1));
            given().header("Authorization", "Bearer " + second)
                    .get("/v1/account")
                    .then()
                    .body("rateLimits", hasSize(1));
        });

        // when
        ask(customer).then().statusCode(200);

        // then
        other.contentType(ContentType.JSON)
                .body(QUESTION)
                .post("/v1/chat/completions")
                .then()
                .statusCode(429)
                .body("error.message", containsString("15 tokens a minute"));
    }

    @Test
    @DisplayName("F11: a request that is refused for want of credits does not count")
    void whatIsRefusedDoesNotCount() {
        Customer customer = Customer.open();
        limit(customer, customer.keyId(), "{\"requestsPerMinute\":1}").then().statusCode(200);
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> customer.asks().get("/v1/account").then().body("rateLimits", hasSize(1)));

        ask(customer).then().statusCode(402);
        ask(customer).then().statusCode(402);
        services.books().add(customer.accountId(), Credits.of(1));

        ask(customer).then().statusCode(200);
        ask(customer).then().statusCode(429);
    }

    @Test
    void limitsAreSetReadAndRemovedByOperators() {
        Customer customer = Customer.open();
        limit(customer, customer.keyId(), "{\"requestsPerMinute\":2}").then().statusCode(200);
        String path = "/admin/accounts/" + customer.accountId() + "/rate-limits";

        operator().get(path).then().statusCode(200).body("[0].spender", equalTo(customer.keyId()));
        limit(customer, Customer.open().keyId(), "{\"requestsPerMinute\":2}")
                .then()
                .statusCode(404);
        limit(customer, customer.keyId(), "{\"requestsPerMinute\":0}").then().statusCode(400);
        limit(customer, customer.keyId(), "{}").then().statusCode(400);
        limit(customer, "nobody", "{\"requestsPerMinute\":2}")
                .then()
                .statusCode(400)
                .body("detail", containsString("key_"));
        customer.asks().get(path).then().statusCode(401);
        operator().delete(path + "/" + customer.keyId()).then().statusCode(204);
        operator().delete(path + "/" + customer.keyId()).then().statusCode(404);
    }

    private Customer funded() {
        Customer customer = Customer.open();
        services.books().add(customer.accountId(), Credits.of(1_000));
        return customer;
    }

    private static Response ask(Customer customer) {
        return customer.asks().body(QUESTION).post("/v1/chat/completions");
    }

    private static Response limit(Customer customer, String spender, String terms) {
        return operator().body(terms).put("/admin/accounts/" + customer.accountId() + "/rate-limits/" + spender);
    }

    private static RequestSpecification operator() {
        return given().header("Authorization", "Bearer " + Customer.OPERATOR_TOKEN)
                .contentType(ContentType.JSON);
    }
}
