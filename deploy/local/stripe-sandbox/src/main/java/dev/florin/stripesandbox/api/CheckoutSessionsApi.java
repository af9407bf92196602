package dev.florin.stripesandbox.api;

import dev.florin.stripesandbox.http.Answer;
import dev.florin.stripesandbox.http.FormParameters;
import dev.florin.stripesandbox.http.Request;
import dev.florin.stripesandbox.session.Checkout;
import dev.florin.stripesandbox.session.CheckoutSession;
import dev.florin.stripesandbox.session.IllegalTransitionException;
import dev.florin.stripesandbox.session.KeptAnswer;
import dev.florin.stripesandbox.session.Sessions;
import dev.florin.stripesandbox.session.StripeIds;
import dev.florin.stripesandbox.session.StripeJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** {@code /v1/checkout/sessions}: open, read, expire. */
public final class CheckoutSessionsApi {

    private final Sessions sessions;
    private final Checkout checkout;
    private final String publicUrl;
    private final Clock clock;

    public CheckoutSessionsApi(Sessions sessions, Checkout checkout, String publicUrl, Clock clock) {
        this.sessions = sessions;
        this.checkout = checkout;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /** Opens a session. The same idempotency key and parameters give the same session, without time limit. */
    public Answer open(Request request) {
        FormParameters parameters = parse(request.body());
        String id = StripeIds.session();
        CheckoutSession session =
                new SessionRequest(parameters).toSession(id, publicUrl + "/c/pay/" + id, clock.instant());
        Optional<String> idempotencyKey = request.header("idempotency-key");
        if (idempotencyKey.isEmpty()) {
            sessions.open(session);
            return shown(session, Map.of());
        }
        return openOnce(session, new KeptAnswer(idempotencyKey.get(), fingerprint(parameters), id));
    }

    public Answer read(Request request) {
        return shown(find(request.path("id")), Map.of());
    }

    public Answer expire(Request request) {
        CheckoutSession session = find(request.path("id"));
        try {
            checkout.expire(session.id());
        } catch (IllegalTransitionException e) {
            throw StripeRefusal.unexpectedState(String.valueOf(e.getMessage()));
        }
        return shown(find(session.id()), Map.of());
    }

    private Answer openOnce(CheckoutSession session, KeptAnswer wanted) {
        KeptAnswer kept = sessions.open(session, wanted);
        if (!kept.fingerprint().equals(wanted.fingerprint())) {
            throw StripeRefusal.keyReused(kept.idempotencyKey());
        }
        boolean replayed = !kept.sessionId().equals(wanted.sessionId());
        return shown(find(kept.sessionId()), replayed ? Map.of("Idempotent-Replayed", "true") : Map.of());
    }

    private CheckoutSession find(String id) {
        return sessions.session(id).orElseThrow(() -> StripeRefusal.missing("checkout.session", id));
    }

    private static Answer shown(CheckoutSession session, Map<String, String> headers) {
        return StripeAnswer.of(StripeJson.session(session).toString(), headers);
    }

    private static FormParameters parse(String body) {
        try {
            return FormParameters.parse(body);
        } catch (IllegalArgumentException e) {
            throw StripeRefusal.unexpectedState("The body is not form-encoded: " + e.getMessage());
        }
    }

    private static String fingerprint(FormParameters parameters) {
        try {
            byte[] text = parameters.values().toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
