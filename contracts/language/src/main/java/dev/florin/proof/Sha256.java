package dev.florin.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The one hash function, and the first byte by which what is hashed differs: no head passes for a leaf. */
final class Sha256 {

    /** Before a leaf's encoding and before two nodes. Source: RFC 6962, 2.1. */
    static final byte LEAF = 0;

    static final byte NODE = 1;

    /** Before a block's fields. */
    static final byte HEAD = 2;

    private Sha256() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
