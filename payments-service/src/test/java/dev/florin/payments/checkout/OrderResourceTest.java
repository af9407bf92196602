package dev.florin.payments.checkout;

import static dev.florin.payments.Shop.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.florin.id.AccountId;
import dev.florin.payments.Shop;
import dev.florin.payments.Shop.PlacedOrder;
import dev.florin.payments.StripeAndInvoicing;
import dev.florin.testing.PostgresAndKafka;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(StripeAndInvoicing.class)
class OrderResourceTest {

    @Inject
    AgroalDataSource database;

    @Test
    @DisplayName("Z1, S6: the packages are those of the offering: $10 buy 10,000 credits")
    void thePackagesAreThoseOfTheOffering() {
        service()
                .get("/packages")
                .then()
                .statusCode(200)
                .body("minimumPurchase.minor", equalTo(1000))
                .body("packages.id", hasItem("starter"))
                .body("packages[0].price.minor", equalTo(1000))
                .body("packages[0].creditsMicros", equalTo(10_000_000_000L));
    }

    @Test
    @DisplayName("S11: the answer to an order shows net, tax and total before anything is paid")
    void anOrderShowsTheTotalBeforePayment() {
        Shop.order(Shop.newAccountWithProfile(), "key", "starter")
                .then()
                .statusCode(201)
                .body("status", equalTo("awaiting_payment"))
                .body("net.minor", equalTo(1000))
                .body("tax.minor", equalTo(190))
                .body("total.minor", equalTo(1190))
                .body("total.currency", equalTo("USD"))
                .body("creditsMicros", equalTo(10_000_000_000L))
                .body("checkoutUrl", containsString("/c/pay/cs_test_"));
    }

    @Test
    @DisplayName("Z1, T1: any amount from the minimum on can be ordered, and buys its credits exactly")
    void anOrderOfACustomAmountBuysItsCreditsExactly() {
        AccountId account = Shop.newAccountWithProfile();

        Shop.orderAmount(account, "key", 12_34, "USD")
                .then()
                .statusCode(201)
                .body("status", equalTo("awaiting_payment"))
                .body("packageId", equalTo("custom"))
                .body("net.minor", equalTo(1234))
                .body("creditsMicros", equalTo(12_340_000_000L));
        Shop.orderAmount(account, "key", 12_35, "USD").then().statusCode(422);
        service().get("/packages").then().body("customAmount.maximum.minor", equalTo(1_000_000));
    }

    @Test
    @DisplayName("T1: an amount outside the self-serve limits is refused; above them is an enterprise review")
    void anAmountOutsideTheLimitsIsRefused() {
        AccountId account = Shop.newAccountWithProfile();

        Shop.orderAmount(account, "1", 9_99, "USD")
                .then()
                .statusCode(400)
                .body("detail", equalTo("amount: the self-serve minimum is 10.00 USD"));
        Shop.orderAmount(account, "2", 1_000_001, "USD")
                .then()
                .statusCode(400)
                .body("detail", containsString("10000.00 USD is the most before enterprise review"));
        Shop.orderAmount(account, "3", 12_34, "EUR")
                .then()
                .statusCode(400)
                .body("detail", containsString("credits are sold in USD"));
        Shop.orderWith(account, "4", "{\"package\":\"starter\",\"amount\":{\"minor\":1000,\"currency\":\"USD\"}}")
                .then()
                .statusCode(400)
                .body("detail", containsString("amount: stands beside a package"));
        Shop.orderWith(account, "5", "{\"amount\":{\"minor\":1000}}").then().statusCode(400);
        service().get("/accounts/" + account + "/orders").then().body("items", hasSize(0));
    }

    @Test
    void theSameKeyAndBodyIsTheSameOrder() {
        AccountId account = Shop.newAccountWithProfile();
        String first = Shop.order(account, "key", "starter").path("orderId");

        Shop.order(account, "key", "starter").then().statusCode(201).body("orderId", equalTo(first));

        service().get("/accounts/" + account + "/orders").then().body("items", hasSize(1));
    }

    @Test
    void manyRequestsWithOneKeyAtOnceAreOneOrderWithOnePaymentPage() throws Exception {
        AccountId account = Shop.newAccountWithProfile();
        Callable<String> request = () -> Shop.order(account, "key", "starter").path("checkoutUrl");

        Set<String> pages = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> answer : threads.invokeAll(Collections.nCopies(8, request))) {
                pages.add(answer.get());
            }
        }

        assertThat(pages).hasSize(1).doesNotContainNull();
        service().get("/accounts/" + account + "/orders").then().body("items", hasSize(1));
    }

    @Test
    void theSameKeyForAnotherPackageIsRefused() {
        AccountId account = Shop.newAccountWithProfile();
        Shop.order(account, "key", "starter").then().statusCode(201);

        Shop.order(account, "key", "scale")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"))
                .body("detail", containsString("'starter'"));
    }

    @Test
    void withoutABillingProfileTheProblemSaysWhatToDoAndTheSameRequestThenGoesOn() {
        AccountId account = Shop.newAccount();
        Shop.order(account, "key", "starter")
                .then()
                .statusCode(409)
                .body("code", equalTo("BILLING_PROFILE_MISSING"))
                .body("detail", containsString("repeat the request with the same Idempotency-Key"));
        Shop.putProfile(account);

        Shop.order(account, "key", "starter").then().statusCode(201).body("checkoutUrl", notNullValue());

        service().get("/accounts/" + account + "/orders").then().body("items", hasSize(1));
    }

    @Test
    void aRequestThatACrashCutShortAfterStripeAnsweredGetsTheSamePaymentPage() throws SQLException {
        PlacedOrder order = Shop.placeStarter();
        forgetThePaymentPage(order);
        assertThat(order.status()).isEqualTo("quoted");

        Shop.order(order.account(), "first", "starter")
                .then()
                .statusCode(201)
                .body("orderId", equalTo(order.orderId()))
                .body("checkoutUrl", equalTo(order.checkoutUrl()));
    }

    @Test
    void anOrderIsRefusedWithTheReason() {
        AccountId account = Shop.newAccount();
        String orders = "/accounts/" + account + "/orders";

        Shop.order(account, "key", "no-such").then().statusCode(404).body("detail", containsString("'no-such'"));
        service()
                .contentType(ContentType.JSON)
                .body("{\"package\":\"starter\"}")
                .post(orders)
                .then()
                .statusCode(400)
                .body("detail", containsString("Idempotency-Key is missing"));
        service()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "key")
                .body("{}")
                .post(orders)
                .then()
                .statusCode(400)
                .body("detail", containsString("package: is missing"));
        service()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "key")
                .body("{\"package\":")
                .post(orders)
                .then()
                .statusCode(400)
                .body("code", equalTo("MALFORMED_REQUEST"));
        service()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "two words")
                .body("{\"package\":\"starter\"}")
                .post(orders)
                .then()
                .statusCode(400)
                .body("detail", containsString("visible ASCII"));
        service().get(orders).then().body("items", hasSize(0));
    }

    @Test
    void ordersArePagedNewestFirst() {
        AccountId account = Shop.newAccountWithProfile();
        String oldest = Shop.order(account, "1", "starter").path("orderId");
        String middle = Shop.order(account, "2", "builder").path("orderId");
        String newest = Shop.order(account, "3", "scale").path("orderId");
        String orders = "/accounts/" + account + "/orders";

        service()
                .queryParam("limit", 2)
                .get(orders)
                .then()
                .body("items.orderId", equalTo(List.of(newest, middle)))
                .body("next", equalTo(middle));
        service()
                .queryParam("limit", 2)
                .queryParam("before", middle)
                .get(orders)
                .then()
                .body("items.orderId", equalTo(List.of(oldest)))
                .body("next", nullValue());
        service().queryParam("limit", 201).get(orders).then().statusCode(400);
    }

    @Test
    void anAccountSeesNoOrderOfAnother() {
        PlacedOrder order = Shop.placeStarter();

        service()
                .get("/accounts/" + Shop.newAccount() + "/orders/" + order.orderId())
                .then()
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void aCallerWithoutTheServiceTokenIsRefused() {
        RestAssured.get("/packages").then().statusCode(401);
        RestAssured.get("/accounts/" + Shop.newAccount() + "/orders").then().statusCode(401);
        RestAssured.get("/webhook-events").then().statusCode(401);
    }

    /** What the database holds when the service dies between Stripe's answer and its own commit. */
    private void forgetThePaymentPage(PlacedOrder order) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            int changed = statement.executeUpdate("""
                    UPDATE credit_order SET status = 'QUOTED', checkout_session_id = NULL, checkout_url = NULL
                    WHERE checkout_session_id = '%s'""".formatted(order.sessionId()));
            assertThat(changed).isEqualTo(1);
        }
    }
}
