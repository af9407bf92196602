package dev.florin.stripesandbox.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The header {@code Stripe-Signature}: {@code t=} Unix seconds, {@code v1=} HMAC-SHA256 over time, dot and body. */
public final class WebhookSignature {

    private WebhookSignature() {}

    public static String header(String payload, String secret, long unixSeconds) {
        return "t=" + unixSeconds + ",v1=" + hmac(unixSeconds + "." + payload, secret);
    }

    private static String hmac(String text, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
