package dev.florin.stripesandbox.api;

import dev.florin.stripesandbox.http.Answer;
import dev.florin.stripesandbox.http.Endpoint;
import dev.florin.stripesandbox.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Lets only requests with the secret key through to an endpoint. */
public record ApiKeyCheck(String apiKey, Endpoint endpoint) implements Endpoint {

    private static final String SCHEME = "Bearer ";

    @Override
    public Answer answer(Request request) {
        String header = request.header("authorization")
                .filter(value -> value.startsWith(SCHEME))
                .orElseThrow(() -> StripeRefusal.unauthenticated("You did not provide an API key."
                        + " You need to provide your API key in the Authorization header, using Bearer auth."));
        String presented = header.substring(SCHEME.length()).strip();
        if (!MessageDigest.isEqual(bytes(presented), bytes(apiKey))) {
            throw StripeRefusal.unauthenticated("Invalid API Key provided: " + masked(presented));
        }
        return endpoint.answer(request);
    }

    private static String masked(String key) {
        return key.length() < 12 ? "****" : key.substring(0, 8) + "****" + key.substring(key.length() - 4);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
