package dev.florin.payments.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Checks the header {@code Stripe-Signature} over the bytes as they came: {@code t=} Unix seconds and one or more
 * {@code v1=} HMAC-SHA256 over time, dot and body. Source: Stripe, "Verify webhook signatures manually".
 */
record StripeSignature(List<String> secrets, Duration tolerance) {

    private static final String HMAC = "HmacSHA256";

    /** Why the body is not to be believed, empty when it is. */
    Optional<String> objection(byte[] body, @Nullable String header, Instant now) {
        if (header == null) {
            return Optional.of("Header Stripe-Signature is missing");
        }
        List<String> parts = Arrays.asList(header.split(",", 20));
        Optional<String> time = valuesOf(parts, "t=").stream()
                .filter(value -> value.matches("\\d{1,12}"))
                .findFirst();
        if (time.isEmpty()) {
            return Optional.of("Header Stripe-Signature names no time (t=)");
        }
        if (!isSigned(time.get(), body, valuesOf(parts, "v1="))) {
            return Optional.of("Header Stripe-Signature is forged or of another secret: no v1 signature fits the body");
        }
        return staleness(Instant.ofEpochSecond(Long.parseLong(time.get())), now);
    }

    private Optional<String> staleness(Instant signed, Instant now) {
        return Duration.between(signed, now).abs().compareTo(tolerance) > 0
                ? Optional.of("Header Stripe-Signature is stale: signed at " + signed + ", more than "
                        + tolerance.toMinutes() + " minutes from now")
                : Optional.empty();
    }

    private boolean isSigned(String time, byte[] body, List<String> signatures) {
        return secrets.stream()
                .map(secret -> hmac(time, body, secret).getBytes(StandardCharsets.US_ASCII))
                .anyMatch(expected -> signatures.stream()
                        .anyMatch(shown -> MessageDigest.isEqual(expected, shown.getBytes(StandardCharsets.UTF_8))));
    }

    private static List<String> valuesOf(List<String> parts, String prefix) {
        return parts.stream()
                .map(String::strip)
                .filter(part -> part.startsWith(prefix))
                .map(part -> part.substring(prefix.length()))
                .toList();
    }

    private static String hmac(String time, byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            mac.update((time + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
