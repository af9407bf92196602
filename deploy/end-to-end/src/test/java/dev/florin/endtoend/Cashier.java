package dev.florin.endtoend;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Buys packages as a customer does: an order, the hosted payment page in a browser, waiting for the credits. */
record Cashier(RunningFlorin florin) {

    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final String CARD = "number=4242424242424242&expiry=12%2F34&cvc=123&name=Example";

    JsonNode order(Customer customer, String packageId) {
        return customer.http()
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .postJson("/v1/account/orders", Map.of("package", packageId))
                .expect(201);
    }

    /** Returns when the page has taken the card; the webhook comes after that. */
    void payAtPage(JsonNode order) {
        URI page = URI.create(order.required("checkoutUrl").textValue());
        Http browser = new Http(page);
        Matcher form = FORM.matcher(browser.get(page.getPath()).text());
        if (!form.find()) {
            throw new AssertionError("no form on the payment page " + page);
        }
        int status = browser.with("Content-Type", "application/x-www-form-urlencoded")
                .post(form.group(1), CARD)
                .status();
        if (status != 303) {
            throw new AssertionError("the payment page answers " + status);
        }
    }

    void awaitSettled(Customer customer, JsonNode order) {
        await().atMost(Customer.PATIENCE).until(() -> isSettled(customer, order));
    }

    boolean isSettled(Customer customer, JsonNode order) {
        return customer.get("/v1/account/orders/" + order.required("orderId").textValue())
                .required("status")
                .textValue()
                .equalsIgnoreCase("settled");
    }

    /** Order, payment, credits, invoice. */
    JsonNode buy(Customer customer, String packageId) {
        long before = customer.balanceMicros();
        JsonNode order = order(customer, packageId);
        payAtPage(order);
        awaitSettled(customer, order);
        await().atMost(Customer.PATIENCE).until(() -> customer.balanceMicros() > before);
        return order;
    }

    /** Does something while Stripe keeps its webhooks back; it delivers them afterwards. */
    <T> T withoutWebhooks(Supplier<T> work) {
        Http sandbox = new Http(florin.stripeSandbox());
        sandbox.post("/sandbox/deliveries/hold", "").expect(200);
        try {
            return work.get();
        } finally {
            sandbox.post("/sandbox/deliveries/release", "").expect(200);
        }
    }

    /** All webhooks so far are delivered once more. */
    void repeatWebhooks() {
        Http sandbox = new Http(florin.stripeSandbox());
        for (JsonNode event : sandbox.get("/sandbox/events").expect(200)) {
            sandbox.post("/sandbox/events/" + event.required("id").textValue() + "/deliveries", "")
                    .expect(200);
        }
    }
}
