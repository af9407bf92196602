package dev.florin.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Webhooks as somebody else than Stripe would write them. */
final class StripeEvents {

    private StripeEvents() {}

    /** Says that the order's checkout session was paid. */
    static String completed(JsonNode order) {
        String page = order.required("checkoutUrl").textValue();
        return Json.write(Map.of(
                "id", "evt_forged",
                "object", "event",
                "api_version", "2026-07-29.dahlia",
                "type", "checkout.session.completed",
                "created", Instant.now().getEpochSecond(),
                "data",
                        Map.of(
                                "object",
                                Map.of(
                                        "id", page.substring(page.lastIndexOf('/') + 1),
                                        "object", "checkout.session",
                                        "payment_status", "paid",
                                        "status", "complete",
                                        "client_reference_id",
                                                order.required("orderId").textValue()))));
    }

    /** As Stripe documents it: HMAC-SHA256 over time and body. */
    static String signature(String body, String secret, Instant time) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] signed = mac.doFinal((time.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + time.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(signed);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
