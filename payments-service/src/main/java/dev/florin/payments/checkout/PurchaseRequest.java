package dev.florin.payments.checkout;

import dev.florin.id.AccountId;
import dev.florin.offering.Offering;
import dev.florin.offering.Offering.CreditPackage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An account asks for a package, or for credits of a custom amount.
 *
 * @param idempotencyKey chosen by the caller: the same key with the same content is the same order
 */
record PurchaseRequest(AccountId accountId, String idempotencyKey, CreditPackage creditPackage) {

    /** Of what the caller asked for, so that a key cannot be used for something else. */
    String hash() {
        try {
            byte[] content = asked().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private String asked() {
        return creditPackage.id().equals(Offering.CUSTOM_PACKAGE)
                ? "amount=" + creditPackage.price()
                : "package=" + creditPackage.id();
    }
}
