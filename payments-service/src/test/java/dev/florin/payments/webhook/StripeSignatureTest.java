package dev.florin.payments.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.Webhook;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StripeSignatureTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final String NEW = "whsec_new";
    private static final String OLD = "whsec_old";
    private static final byte[] BODY = "{\"id\":\"evt_1\",\"name\":\"Zoë\"}".getBytes(StandardCharsets.UTF_8);

    private final StripeSignature signature = new StripeSignature(List.of(NEW, OLD), Duration.ofMinutes(5));

    @Test
    @DisplayName("S4: what Stripe signed with the new or with the old secret is believed")
    void bothSecretsOfARotationAreGood() {
        assertThat(signature.objection(BODY, header(BODY, NEW, NOW), NOW)).isEmpty();
        assertThat(signature.objection(BODY, header(BODY, OLD, NOW), NOW)).isEmpty();
        assertThat(signature.objection(BODY, header(BODY, "whsec_older", NOW), NOW))
                .get()
                .asString()
                .contains("forged");
    }

    @Test
    void oneGoodSignatureAmongOthersIsEnough() {
        String header = header(BODY, NEW, NOW) + ",v1=00ff,v0=whatever";

        assertThat(signature.objection(BODY, header, NOW)).isEmpty();
    }

    @Test
    void aChangedByteIsForged() {
        byte[] changed = BODY.clone();
        changed[7] ^= 1;

        assertThat(signature.objection(changed, header(BODY, NEW, NOW), NOW))
                .get()
                .asString()
                .contains("forged");
    }

    @Test
    void aSignatureThatIsTooOldOrTooNewIsStale() {
        assertThat(signature.objection(BODY, header(BODY, NEW, NOW.minusSeconds(300)), NOW))
                .isEmpty();
        assertThat(signature.objection(BODY, header(BODY, NEW, NOW.minusSeconds(301)), NOW))
                .get()
                .asString()
                .contains("stale");
        assertThat(signature.objection(BODY, header(BODY, NEW, NOW.plusSeconds(301)), NOW))
                .get()
                .asString()
                .contains("stale");
    }

    @Test
    void aFreshTimeDoesNotReviveAnOldSignature() {
        String old = header(BODY, NEW, NOW.minusSeconds(3_600));
        String revived = "t=" + NOW.getEpochSecond() + old.substring(old.indexOf(','));

        assertThat(signature.objection(BODY, revived, NOW)).get().asString().contains("forged");
    }

    @Test
    void aMissingOrBrokenHeaderIsNamed() {
        assertThat(signature.objection(BODY, null, NOW)).get().asString().contains("missing");
        assertThat(signature.objection(BODY, "nonsense", NOW)).get().asString().contains("no time");
        assertThat(signature.objection(BODY, "t=99999999999999999999,v1=00", NOW))
                .get()
                .asString()
                .contains("no time");
        assertThat(signature.objection(BODY, "t=1", NOW)).get().asString().contains("forged");
    }

    /** Signed by Stripe's own client. */
    private static String header(byte[] body, String secret, Instant at) {
        long time = at.getEpochSecond();
        try {
            String signed = time + "." + new String(body, StandardCharsets.UTF_8);
            return "t=" + time + ",v1=" + Webhook.Util.computeHmacSha256(secret, signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
