package dev.florin.proof;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Base64;

/** The Ed25519 signature over the 32 bytes of a head. Written as base 64. */
public final class HeadSignature {

    private static final int LENGTH = 64;

    private final byte[] bytes;

    private HeadSignature(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads the written form; throws {@link IllegalArgumentException} that says what was expected. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static HeadSignature fromString(String base64) {
        return of(Base64.getDecoder().decode(base64));
    }

    /** A copy of exactly 64 bytes. */
    public static HeadSignature of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a signature has 64 bytes, not " + bytes.length);
        }
        return new HeadSignature(bytes.clone());
    }

    /** A copy of the 64 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HeadSignature that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    @JsonValue
    public String toString() {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
