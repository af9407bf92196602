package dev.florin.proof;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 hash. Written as 64 lower-case hex digits. */
public final class Hash {

    /** Bytes in a hash. */
    public static final int LENGTH = 32;

    /** What stands for the hash before the first. */
    public static final Hash ZERO = new Hash(new byte[LENGTH]);

    private static final HexFormat HEX = HexFormat.of();

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads the written form; throws {@link IllegalArgumentException} that says what was expected. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Hash fromString(String hex) {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("a hash is 64 lower-case hex digits");
        }
        return new Hash(HEX.parseHex(hex));
    }

    /** A copy of exactly 32 bytes. */
    public static Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /** The hash of everything the digest was given; the digest begins anew. */
    static Hash finish(MessageDigest sha256) {
        return new Hash(sha256.digest());
    }

    /** The 32 bytes inside an array of many hashes. */
    static Hash at(byte[] hashes, int index) {
        return new Hash(Arrays.copyOfRange(hashes, index * LENGTH, (index + 1) * LENGTH));
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    void copyInto(byte[] hashes, int index) {
        System.arraycopy(bytes, 0, hashes, index * LENGTH, LENGTH);
    }

    void addTo(MessageDigest digest) {
        digest.update(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    @JsonValue
    public String toString() {
        return HEX.formatHex(bytes);
    }
}
