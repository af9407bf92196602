package dev.florin.proof;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signs heads with the journal's private Ed25519 key. Safe for use by many threads. */
public final class JournalSigner {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private final KeyPair keys;
    private final JournalKey publicKey;

    private JournalSigner(KeyPair keys) {
        this.keys = keys;
        this.publicKey = JournalKey.ofX509(keys.getPublic().getEncoded());
    }

    /** A new key. */
    public static JournalSigner generate() {
        return of(new SecureRandom());
    }

    /** Reads {@link #toPem}, or what {@code openssl genpkey -algorithm ed25519} writes. */
    public static JournalSigner fromPem(String pem) {
        Matcher block = PEM.matcher(pem);
        if (!block.find()) {
            throw new IllegalArgumentException("there is no line -----BEGIN PRIVATE KEY-----");
        }
        try {
            PKCS8EncodedKeySpec encoded =
                    new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(block.group(1)));
            byte[] seed = ((EdECPrivateKey) KeyFactory.getInstance("Ed25519").generatePrivate(encoded))
                    .getBytes()
                    .orElseThrow();
            return of(new Given(seed));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("this is no private Ed25519 key in PKCS#8 form", e);
        }
    }

    private static JournalSigner of(SecureRandom seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, seed);
            return new JournalSigner(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has Ed25519", e);
        }
    }

    public JournalKey publicKey() {
        return publicKey;
    }

    /** The same head always gets the same signature. */
    public HeadSignature sign(Hash head) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(head.bytes());
            return HeadSignature.of(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key cannot sign", e);
        }
    }

    /** The private key as a PEM file: whoever reads it can sign. */
    public String toPem() {
        String encoded = Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + encoded + "\n-----END PRIVATE KEY-----\n";
    }

    /** An Ed25519 key pair is generated from 32 random bytes: the private key is these, so they give the public one again. */
    private static final class Given extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Given(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
