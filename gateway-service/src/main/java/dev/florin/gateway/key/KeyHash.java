package dev.florin.gateway.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What is kept of an API key. A plain SHA-256 is enough: the keys are random, with more than 200 bits, so there is
 * nothing to guess that a slow hash would protect.
 */
public record KeyHash(String hex) {

    public static KeyHash of(String apiKey) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return new KeyHash(HexFormat.of().formatHex(digest.digest(apiKey.getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
