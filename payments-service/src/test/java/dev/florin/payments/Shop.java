package dev.florin.payments;

import static io.restassured.RestAssured.given;

import dev.florin.edge.identity.ServiceToken;
import dev.florin.id.AccountId;
import dev.florin.id.Ids;
import dev.florin.stripesandbox.webhook.WebhookSignature;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** What customers, and Stripe on their behalf, do with the running service. */
public final class Shop {

    public static final String SERVICE_TOKEN = "service-token-of-the-tests";

    private static final Ids IDS = Ids.system();

    private Shop() {}

    /** A call as another service makes it. */
    public static RequestSpecification service() {
        return given().header(ServiceToken.HEADER, SERVICE_TOKEN);
    }

    public static AccountId newAccount() {
        return new AccountId(IDS.next());
    }

    public static AccountId newAccountWithProfile() {
        AccountId account = newAccount();
        putProfile(account);
        return account;
    }

    /** At invoicing's. */
    public static void putProfile(AccountId account) {
        given().put(config("florin.invoicing.url") + "/accounts/" + account + "/billing-profile")
                .then()
                .statusCode(200);
    }

    public static Response order(AccountId account, String idempotencyKey, String packageId) {
        return orderWith(account, idempotencyKey, "{\"package\":\"" + packageId + "\"}");
    }

    public static Response orderAmount(AccountId account, String idempotencyKey, long minor, String currency) {
        String amount = "{\"minor\":" + minor + ",\"currency\":\"" + currency + "\"}";
        return orderWith(account, idempotencyKey, "{\"amount\":" + amount + "}");
    }

    public static Response orderWith(AccountId account, String idempotencyKey, String body) {
        return service()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", idempotencyKey)
                .body(body)
                .post("/accounts/" + account + "/orders");
    }

    /** A placed order of the package {@code starter} for a new account with a profile. */
    public static PlacedOrder placeStarter() {
        AccountId account = newAccountWithProfile();
        Response answer = order(account, "first", "starter");
        answer.then().statusCode(201);
        return new PlacedOrder(account, answer.path("orderId"), answer.path("checkoutUrl"));
    }

    /** An order with its payment page. */
    public record PlacedOrder(AccountId account, String orderId, String checkoutUrl) {

        public String sessionId() {
            return checkoutUrl.substring(checkoutUrl.lastIndexOf('/') + 1);
        }

        public String status() {
            return service().get("/accounts/" + account + "/orders/" + orderId).path("status");
        }

        /** Types a card into Stripe's page, as a browser does. */
        public Response pay(String card) {
            return given().redirects()
                    .follow(false)
                    .formParam("number", card)
                    .formParam("expiry", "12 / 34")
                    .formParam("cvc", "123")
                    .post(checkoutUrl);
        }
    }

    /** Posts the event as Stripe does: signed now. */
    public static Response deliver(String payload, String secret) {
        return deliverSigned(
                payload, WebhookSignature.header(payload, secret, Instant.now().getEpochSecond()));
    }

    /** Posts the event with any signature. */
    public static Response deliverSigned(String payload, String signature) {
        return given().contentType("application/json; charset=utf-8")
                .header("Stripe-Signature", signature)
                .body(payload)
                .post("/webhooks/stripe");
    }

    /** The ids of Stripe's events in the state. */
    public static List<String> webhookEvents(String state) {
        return service()
                .queryParam("state", state)
                .queryParam("limit", 200)
                .get("/webhook-events")
                .path("items.stripeEventId");
    }

    /** A lever of the sandbox. */
    public static void pull(String lever) {
        given().post(config("florin.stripe.api-base") + "/sandbox/" + lever)
                .then()
                .statusCode(200);
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
