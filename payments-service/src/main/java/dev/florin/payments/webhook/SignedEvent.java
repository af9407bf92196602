package dev.florin.payments.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;

/**
 * An event whose signature is good, by the little that is needed to store it.
 *
 * @param payload the bytes that were signed
 */
record SignedEvent(String stripeEventId, String type, byte[] payload) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Empty when the bytes are no event of Stripe's. */
    static Optional<SignedEvent> read(byte[] payload) {
        try {
            JsonNode event = JSON.readTree(payload);
            String id = event.path("id").asText();
            String type = event.path("type").asText();
            return id.isEmpty() || type.isEmpty() ? Optional.empty() : Optional.of(new SignedEvent(id, type, payload));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
