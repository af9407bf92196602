package dev.florin.stripesandbox.api;

import dev.florin.stripesandbox.http.Answer;
import dev.florin.stripesandbox.session.StripeIds;
import dev.florin.stripesandbox.session.StripeJson;
import java.util.HashMap;
import java.util.Map;

/** Answers with the headers that Stripe's have. */
final class StripeAnswer {

    private StripeAnswer() {}

    static Answer of(String json, Map<String, String> furtherHeaders) {
        Map<String, String> headers = new HashMap<>(furtherHeaders);
        headers.put("Content-Type", "application/json");
        headers.put("Request-Id", StripeIds.request());
        headers.put("Stripe-Version", StripeJson.API_VERSION);
        return new Answer(200, headers, json);
    }
}
