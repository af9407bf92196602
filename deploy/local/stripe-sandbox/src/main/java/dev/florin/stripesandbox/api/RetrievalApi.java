package dev.florin.stripesandbox.api;

import dev.florin.stripesandbox.http.Answer;
import dev.florin.stripesandbox.http.Request;
import dev.florin.stripesandbox.session.Sessions;
import dev.florin.stripesandbox.session.StripeJson;
import java.util.Map;

/** {@code /v1/payment_intents/{id}} and {@code /v1/events/{id}}: what came of a session, for reading. */
public record RetrievalApi(Sessions sessions) {

    public Answer paymentIntent(Request request) {
        String id = request.path("id");
        return sessions.sessionOfPayment(id)
                .map(session ->
                        StripeAnswer.of(StripeJson.paymentIntent(session).toString(), Map.of()))
                .orElseThrow(() -> StripeRefusal.missing("payment_intent", id));
    }

    public Answer event(Request request) {
        String id = request.path("id");
        return sessions.event(id)
                .map(event -> StripeAnswer.of(event.payload(), Map.of()))
                .orElseThrow(() -> StripeRefusal.missing("event", id));
    }
}
