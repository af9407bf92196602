package dev.florin.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class JournalSignerTest {

    private static final Hash HEAD =
            Hash.fromString("5151d8ac09e9b011542b9bd1472015f995838074d134ae41b293b0299e983e42");

    /** Key, public key, fingerprint and signature as OpenSSL 3 made them. */
    private static final String PRIVATE_PEM = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEIKibU7d1IGoc8zDtVXjvL6SHm6xpkYq+B16/lQqd/pcy
            -----END PRIVATE KEY-----
            """;

    private static final String PUBLIC_PEM = """
            -----BEGIN PUBLIC KEY-----
            MCowBQYDK2VwAyEAV2X16Pv3sQRC5UJ7KnJIpvFtiTZAa83Fq9xh3ayrh2M=
            -----END PUBLIC KEY-----
            """;

    private static final HeadSignature SIGNATURE = HeadSignature.fromString(
            "NUEnm4vXYH+HRb/f6BHTMO20/OUUhoRZBSJL5opEl+GUonB/KPIuGC3F5TvZvCAKIp+IhFpleZt4ABnu6jFrDw==");

    @Test
    void a_key_made_by_openssl_signs_the_same() {
        JournalSigner signer = JournalSigner.fromPem(PRIVATE_PEM);

        assertThat(signer.publicKey().toPem()).isEqualTo(PUBLIC_PEM);
        assertThat(signer.publicKey().id()).isEqualTo("77ae52ca5ea821d8");
        assertThat(signer.publicKey().fingerprint())
                .isEqualTo("77ae52ca5ea821d8bedd9ebc63ae07b68c9e3648d3d3a3cf6cd04ceebbc053f2");
        assertThat(signer.sign(HEAD)).isEqualTo(SIGNATURE);
        assertThat(signer.toPem()).isEqualTo(PRIVATE_PEM);
    }

    @Test
    void a_signature_fits_one_head_and_one_key() {
        JournalKey key = JournalKey.fromPem(PUBLIC_PEM).getFirst();
        byte[] changed = SIGNATURE.bytes();
        changed[40] ^= 1;

        assertThat(key.hasSigned(HEAD, SIGNATURE)).isTrue();
        assertThat(key.hasSigned(Hash.ZERO, SIGNATURE)).isFalse();
        assertThat(key.hasSigned(HEAD, HeadSignature.of(changed))).isFalse();
        assertThat(JournalSigner.generate().publicKey().hasSigned(HEAD, SIGNATURE))
                .isFalse();
    }

    @Test
    void a_new_key_is_kept_as_pem() {
        JournalSigner signer = JournalSigner.generate();

        JournalSigner kept = JournalSigner.fromPem(signer.toPem());

        assertThat(kept.publicKey()).isEqualTo(signer.publicKey());
        assertThat(signer.publicKey().hasSigned(HEAD, kept.sign(HEAD))).isTrue();
    }

    @Test
    void a_file_may_hold_the_keys_of_many_years() {
        JournalKey other = JournalSigner.generate().publicKey();

        assertThat(JournalKey.fromPem("our keys\n" + PUBLIC_PEM + "and\n" + other.toPem()))
                .isEqualTo(List.of(JournalKey.fromPem(PUBLIC_PEM).getFirst(), other));
    }

    @Test
    void what_is_no_key_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> JournalKey.fromPem("hello"));
        assertThatIllegalArgumentException().isThrownBy(() -> JournalKey.fromPem(PRIVATE_PEM));
        assertThatIllegalArgumentException().isThrownBy(() -> JournalSigner.fromPem(PUBLIC_PEM));
        assertThatIllegalArgumentException().isThrownBy(() -> JournalKey.fromString("aGVsbG8="));
        assertThatIllegalArgumentException().isThrownBy(() -> HeadSignature.fromString("aGVsbG8="));
    }
}
