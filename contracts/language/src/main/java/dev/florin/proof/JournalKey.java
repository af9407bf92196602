package dev.florin.proof;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The public Ed25519 key with which anybody can check the signature of a head. Written as base 64 of its X.509 form. */
public final class JournalKey {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");
    private static final int ID_LENGTH = 16;

    private final PublicKey key;

    private JournalKey(PublicKey key) {
        this.key = key;
    }

    /** Reads the written form; throws {@link IllegalArgumentException} that says what was expected. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static JournalKey fromString(String base64) {
        return ofX509(Base64.getDecoder().decode(base64));
    }

    /** All keys of a PEM file, which may have held several over time; throws when it has none. */
    public static List<JournalKey> fromPem(String pem) {
        List<JournalKey> keys = new ArrayList<>();
        for (Matcher block = PEM.matcher(pem); block.find(); ) {
            keys.add(ofX509(Base64.getMimeDecoder().decode(block.group(1))));
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("there is no line -----BEGIN PUBLIC KEY-----");
        }
        return keys;
    }

    static JournalKey ofX509(byte[] encoded) {
        try {
            return new JournalKey(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("this is no public Ed25519 key in X.509 form", e);
        }
    }

    /** The first 16 hex digits of the fingerprint. */
    public String id() {
        return fingerprint().substring(0, ID_LENGTH);
    }

    /** SHA-256 of the X.509 form, in hex: what two people compare to be sure they mean the same key. */
    public String fingerprint() {
        return HexFormat.of().formatHex(Sha256.digest().digest(key.getEncoded()));
    }

    /** Whether the holder of the private key has signed this head. */
    public boolean hasSigned(Hash head, HeadSignature signature) {
        try {
            Signature verification = Signature.getInstance("Ed25519");
            verification.initVerify(key);
            verification.update(head.bytes());
            return verification.verify(signature.bytes());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** As a PEM file. */
    public String toPem() {
        return "-----BEGIN PUBLIC KEY-----\n" + this + "\n-----END PUBLIC KEY-----\n";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JournalKey that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    @JsonValue
    public String toString() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }
}
