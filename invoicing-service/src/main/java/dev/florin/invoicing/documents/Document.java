package dev.florin.invoicing.documents;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A rendered invoice.
 *
 * @param content PDF
 * @param sha256 of the content
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared: what counts is the digest.
record Document(byte[] content, byte[] sha256) {

    static Document of(byte[] content) {
        try {
            return new Document(content, MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    String sha256Hex() {
        return HexFormat.of().formatHex(sha256);
    }
}
