package dev.florin.gateway.inference;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads and checks the fields by which the gateway decides; the provider checks the others. */
final class ChatRequestReader {

    private static final String BYOK_KEY = "byok_api_key";
    private static final long MAX_CHOICES = 128;

    private ChatRequestReader() {}

    /** Throws {@link InferenceRefusal} that says what is wrong and where. */
    static ChatRequest read(byte[] bytes) {
        ObjectNode body = objectIn(bytes);
        Optional<String> byokKey = text(body, BYOK_KEY);
        body.remove(BYOK_KEY);
        checkMessages(body.path("messages"));
        JsonNode streamOptions = body.path("stream_options");
        if (!streamOptions.isMissingNode() && !streamOptions.isNull() && !streamOptions.isObject()) {
            throw InferenceRefusal.ofField("stream_options", "an object is needed.");
        }
        if (streamOptions.isNull()) {
            body.remove("stream_options");
        }
        return new ChatRequest(
                body,
                text(body, "model").orElseThrow(() -> InferenceRefusal.ofField("model", "a model's name is needed.")),
                flag(body, "stream"),
                streamOptions.path("include_usage").asBoolean(false),
                outputLimit(body),
                count(body, "n", MAX_CHOICES).orElse(1),
                byokKey);
    }

    private static ObjectNode objectIn(byte[] bytes) {
        try {
            if (ExactJson.read(bytes) instanceof ObjectNode object) {
                return object;
            }
            throw InferenceRefusal.of(ApiError.MALFORMED_JSON, "The body must be a JSON object.");
        } catch (JsonProcessingException e) {
            throw InferenceRefusal.of(
                    ApiError.MALFORMED_JSON, "The body is not JSON: " + e.getOriginalMessage() + placeOf(e));
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can always be read", e);
        }
    }

    private static String placeOf(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        return at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }

    private static void checkMessages(JsonNode messages) {
        if (!messages.isArray() || messages.isEmpty()) {
            throw InferenceRefusal.ofField("messages", "a list of at least one message is needed.");
        }
        for (JsonNode message : messages) {
            if (!message.isObject()) {
                throw InferenceRefusal.ofField("messages", "each message must be an object.");
            }
        }
    }

    private static OptionalLong outputLimit(ObjectNode body) {
        OptionalLong current = count(body, "max_completion_tokens", Integer.MAX_VALUE);
        OptionalLong former = count(body, "max_tokens", Integer.MAX_VALUE);
        return current.isPresent() ? current : former;
    }

    private static Optional<String> text(ObjectNode body, String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual() || value.asText().isBlank()) {
            throw InferenceRefusal.ofField(field, "a text is needed.");
        }
        return Optional.of(value.asText());
    }

    private static boolean flag(ObjectNode body, String field) {
        JsonNode value = body.path(field);
        if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
            throw InferenceRefusal.ofField(field, "true or false is needed.");
        }
        return value.asBoolean(false);
    }

    private static OptionalLong count(ObjectNode body, String field, long most) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return OptionalLong.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 1 || value.asLong() > most) {
            throw InferenceRefusal.ofField(field, "a whole number from 1 to " + most + " is needed.");
        }
        return OptionalLong.of(value.asLong());
    }
}
