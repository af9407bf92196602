package dev.florin.payments.webhook;

import static dev.florin.payments.StripeAndInvoicing.NEW_SECRET;
import static dev.florin.payments.StripeAndInvoicing.OLD_SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.florin.id.Ids;
import dev.florin.id.OrderId;
import dev.florin.payments.Shop;
import dev.florin.payments.Shop.PlacedOrder;
import dev.florin.payments.StripeAndInvoicing;
import dev.florin.stripesandbox.webhook.WebhookSignature;
import dev.florin.testing.PostgresAndKafka;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(StripeAndInvoicing.class)
class StripeWebhookTest {

    @Inject
    AgroalDataSource database;

    private final String eventId = "evt_" + Ids.system().next();

    @Test
    @DisplayName("S4: a forged webhook is refused with the reason, and nothing is stored")
    void aForgedWebhookIsRefusedAndNothingIsStored() {
        PlacedOrder order = Shop.placeStarter();

        Shop.deliver(StripeEvents.paid(eventId, order).json(), "whsec_of_somebody_else")
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_SIGNATURE"))
                .body("detail", containsString("forged"));

        assertThat(allStored()).doesNotContain(eventId);
        assertThat(order.status()).isEqualTo("awaiting_payment");
    }

    @Test
    @DisplayName("S4: a stale webhook is refused with the reason, and nothing is stored")
    void aStaleWebhookIsRefusedAndNothingIsStored() {
        String payload = StripeEvents.paid(eventId, Shop.placeStarter()).json();
        long tenMinutesAgo = Instant.now().minusSeconds(600).getEpochSecond();

        Shop.deliverSigned(payload, WebhookSignature.header(payload, NEW_SECRET, tenMinutesAgo))
                .then()
                .statusCode(400)
                .body("detail", containsString("stale"));

        assertThat(allStored()).doesNotContain(eventId);
    }

    @Test
    void whileTheSecretIsRotatedTheOldOneIsGoodToo() {
        PlacedOrder order = Shop.placeStarter();

        Shop.deliver(StripeEvents.paid(eventId, order).json(), OLD_SECRET)
                .then()
                .statusCode(200);

        await().until(() -> order.status().equals("settled"));
    }

    @Test
    void aBodyThatIsTooLargeOrNoEventIsRefused() {
        Shop.deliver("x".repeat(300 * 1024), NEW_SECRET)
                .then()
                .statusCode(413)
                .body("code", equalTo("BODY_TOO_LARGE"))
                .body("detail", containsString("262144 bytes"));
        Shop.deliver("{\"hello\":\"world\"}", NEW_SECRET)
                .then()
                .statusCode(400)
                .body("code", equalTo("MALFORMED_REQUEST"));
        RestAssured.given().post("/webhooks/stripe").then().statusCode(400).body("detail", containsString("missing"));
    }

    @Test
    @DisplayName("S3: a session about another amount or currency than the order's is parked and settles nothing")
    void anotherAmountIsParkedWithTheReason() {
        PlacedOrder order = Shop.placeStarter();

        Shop.deliver(StripeEvents.paid(eventId, order).about(1, "usd").json(), NEW_SECRET)
                .then()
                .statusCode(200);

        await().until(() -> Shop.webhookEvents("parked").contains(eventId));
        assertThat(reasonOf(eventId)).isEqualTo("the session is about 0.01 USD, the order about 11.90 USD");
        assertThat(order.status()).isEqualTo("awaiting_payment");
    }

    @Test
    void anEventAboutAnUnknownOrderIsParkedAndOneOfAnotherKindIgnored() {
        PlacedOrder order = Shop.placeStarter();
        String unknown = new OrderId(Ids.system().next()).toString();

        Shop.deliver(StripeEvents.paid(eventId, order).forOrder(unknown).json(), NEW_SECRET)
                .then()
                .statusCode(200);
        Shop.deliver(
                        StripeEvents.paid(eventId + "_2", order)
                                .ofType("customer.created")
                                .json(),
                        NEW_SECRET)
                .then()
                .statusCode(200);

        await().until(() -> Shop.webhookEvents("parked").contains(eventId));
        await().until(() -> Shop.webhookEvents("ignored").contains(eventId + "_2"));
        assertThat(reasonOf(eventId)).isEqualTo("there is no order " + unknown);
    }

    @Test
    void anEventOfAnotherReleaseOfTheApiIsCheckedAgainstStripe() {
        PlacedOrder unpaid = Shop.placeStarter();
        PlacedOrder paid = Shop.placeStarter();
        Shop.pull("deliveries/hold");
        paid.pay("4242424242424242").then().statusCode(303);

        Shop.deliver(StripeEvents.paid(eventId, unpaid).inRelease("2020-08-27").json(), NEW_SECRET);
        Shop.deliver(
                StripeEvents.paid(eventId + "_2", paid).inRelease("2020-08-27").json(), NEW_SECRET);

        await().until(() -> paid.status().equals("settled"));
        await().until(() -> Shop.webhookEvents("processed").contains(eventId));
        assertThat(unpaid.status()).isEqualTo("awaiting_payment");
        Shop.pull("deliveries/release");
    }

    @Test
    void anExpiredPageExpiresTheOrderAndALateRepeatOfItDoesNotUndoAPayment() {
        PlacedOrder order = Shop.placeStarter();
        String expired = StripeEvents.paid(eventId, order)
                .ofType("checkout.session.expired")
                .json();
        Shop.deliver(expired, NEW_SECRET).then().statusCode(200);
        await().until(() -> order.status().equals("expired"));

        Shop.deliver(StripeEvents.paid(eventId + "_2", order).json(), NEW_SECRET)
                .then()
                .statusCode(200);
        await().until(() -> order.status().equals("settled"));
        Shop.deliver(expired.replace(eventId, eventId + "_3"), NEW_SECRET)
                .then()
                .statusCode(200);

        await().until(() -> Shop.webhookEvents("processed").contains(eventId + "_3"));
        assertThat(order.status()).isEqualTo("settled");
    }

    @Test
    void whatACrashLeftBetweenStoringAndWorkingOffIsSweptUp() throws SQLException {
        PlacedOrder order = Shop.placeStarter();

        store(StripeEvents.paid(eventId, order).json(), "RECEIVED");

        await().until(() -> order.status().equals("settled"));
    }

    @Test
    void anOperatorCanHaveAParkedEventWorkedOffAgain() throws SQLException {
        PlacedOrder order = Shop.placeStarter();
        store(StripeEvents.paid(eventId, order).json(), "PARKED");

        Shop.service().post("/webhook-events/" + eventId + "/retries").then().statusCode(202);

        await().until(() -> order.status().equals("settled"));
        Shop.service().post("/webhook-events/" + eventId + "/retries").then().statusCode(404);
    }

    @Test
    void theParkedEventsAreCounted() {
        Shop.deliver(
                StripeEvents.paid(eventId, Shop.placeStarter()).about(2, "usd").json(), NEW_SECRET);

        await().until(() -> Shop.webhookEvents("parked").contains(eventId));

        await().untilAsserted(
                        () -> assertThat(metric("florin_webhook_events_parked")).isPositive());
        assertThat(metric("florin_webhook_events_total{state=\"parked\"")).isPositive();
    }

    private static List<String> allStored() {
        return List.of("received", "processed", "ignored", "parked").stream()
                .flatMap(state -> Shop.webhookEvents(state).stream())
                .toList();
    }

    private static String reasonOf(String id) {
        return Shop.service()
                .get("/webhook-events?state=parked&limit=200")
                .path("items.find { it.stripeEventId == '" + id + "' }.reason");
    }

    private static double metric(String start) {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(start))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** As a crash or an outage leaves it behind: nobody is working on it. */
    private void store(String payload, String state) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO webhook_event (stripe_event_id, type, payload, received_at, due_at, state, reason)
                        VALUES (?, 'checkout.session.completed', ?, now(), now(), ?, 'left behind')""")) {
            insert.setString(1, eventId);
            insert.setBytes(2, payload.getBytes(StandardCharsets.UTF_8));
            insert.setString(3, state);
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
    }
}
