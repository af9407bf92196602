package dev.florin.stripesandbox.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.stripesandbox.session.CheckoutSession.PaymentStatus;
import java.util.Locale;
import java.util.Objects;

/** Stripe's JSON for the objects that the sandbox knows, in the API release {@value #API_VERSION}. */
public final class StripeJson {

    public static final String API_VERSION = "2026-07-29.dahlia";

    private StripeJson() {}

    public static ObjectNode session(CheckoutSession session) {
        ObjectNode json = object(session.id(), "checkout.session", session.created())
                .put("amount_subtotal", session.amountTotal())
                .put("amount_total", session.amountTotal())
                .put("cancel_url", session.cancelUrl())
                .put("client_reference_id", session.clientReferenceId())
                .put("currency", session.currency())
                .put("expires_at", session.expiresAt())
                .put("mode", "payment")
                .put("payment_intent", session.paymentIntentId())
                .put("payment_status", session.paymentStatus().name().toLowerCase(Locale.ROOT))
                .put("status", session.status().name().toLowerCase(Locale.ROOT))
                .put("success_url", session.successUrl())
                .put("ui_mode", "hosted_page")
                .put("url", session.status() == CheckoutSession.Status.OPEN ? session.url() : null);
        json.set("metadata", metadata(session));
        json.putArray("payment_method_types").add("card");
        return json;
    }

    /** The payment behind a session that was completed. */
    public static ObjectNode paymentIntent(CheckoutSession session) {
        boolean paid = session.paymentStatus() == PaymentStatus.PAID;
        ObjectNode json = object(Objects.requireNonNull(session.paymentIntentId()), "payment_intent", session.created())
                .put("amount", session.amountTotal())
                .put("amount_received", paid ? session.amountTotal() : 0)
                .put("capture_method", "automatic_async")
                .put("confirmation_method", "automatic")
                .put("currency", session.currency())
                .put("status", paid ? "succeeded" : "processing");
        json.set("metadata", JsonNodeFactory.instance.objectNode());
        json.putArray("payment_method_types").add("card");
        return json;
    }

    /** An event that tells the session as it is at this moment. */
    public static WebhookEvent event(String id, String type, long created, CheckoutSession session) {
        ObjectNode json = object(id, "event", created)
                .put("api_version", API_VERSION)
                .put("pending_webhooks", 1)
                .put("type", type);
        json.putObject("data").set("object", session(session));
        json.putObject("request").putNull("id").putNull("idempotency_key");
        return new WebhookEvent(id, type, created, json.toString());
    }

    private static ObjectNode object(String id, String type, long created) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("object", type)
                .put("created", created)
                .put("livemode", false);
    }

    private static ObjectNode metadata(CheckoutSession session) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        session.metadata().forEach(metadata::put);
        return metadata;
    }
}
