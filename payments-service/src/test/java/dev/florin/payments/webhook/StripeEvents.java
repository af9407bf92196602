package dev.florin.payments.webhook;

import com.stripe.Stripe;
import dev.florin.payments.Shop.PlacedOrder;

/** Events as Stripe writes them, with what a test wants to be different. */
record StripeEvents(
        String id, String type, String apiVersion, String sessionId, String orderId, long amount, String currency) {

    static StripeEvents paid(String id, PlacedOrder order) {
        return new StripeEvents(
                id, "checkout.session.completed", Stripe.API_VERSION, order.sessionId(), order.orderId(), 1190, "usd");
    }

    StripeEvents ofType(String other) {
        return new StripeEvents(id, other, apiVersion, sessionId, orderId, amount, currency);
    }

    StripeEvents inRelease(String other) {
        return new StripeEvents(id, type, other, sessionId, orderId, amount, currency);
    }

    StripeEvents forOrder(String other) {
        return new StripeEvents(id, type, apiVersion, sessionId, other, amount, currency);
    }

    StripeEvents about(long otherAmount, String otherCurrency) {
        return new StripeEvents(id, type, apiVersion, sessionId, orderId, otherAmount, otherCurrency);
    }

    String json() {
        return """
                {"id":"%s","object":"event","api_version":"%s","created":1790000000,"type":"%s","livemode":false,
                 "data":{"object":{"id":"%s","object":"checkout.session","amount_total":%d,"currency":"%s",
                 "metadata":{"order_id":"%s"},"payment_status":"paid","status":"complete","payment_intent":"pi_%s"}}}""".formatted(id, apiVersion, type, sessionId, amount, currency, orderId, id);
    }
}
