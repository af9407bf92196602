package dev.florin.gateway.inference;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads single fields of a request's body; each throws {@link InferenceRefusal} that names the field. */
public final class RequestFields {

    private static final String BYOK_KEY = "byok_api_key";

    private RequestFields() {}

    /** The customer's own key of the provider, which is not passed on in the body. */
    public static Optional<String> takeByokKey(ObjectNode body) {
        Optional<String> key = text(body, BYOK_KEY);
        body.remove(BYOK_KEY);
        return key;
    }

    public static String model(ObjectNode body) {
        return text(body, "model").orElseThrow(() -> InferenceRefusal.ofField("model", "a model's name is needed."));
    }

    /** The body; throws {@link InferenceRefusal} that says where it is not JSON. */
    static ObjectNode objectIn(byte[] bytes) {
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

    /** Empty where nothing stands there. */
    public static Optional<String> text(ObjectNode body, String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual() || value.asText().isBlank()) {
            throw InferenceRefusal.ofField(field, "a text is needed.");
        }
        return Optional.of(value.asText());
    }

    /** False where nothing stands there. */
    public static boolean flag(ObjectNode body, String field) {
        JsonNode value = body.path(field);
        if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
            throw InferenceRefusal.ofField(field, "true or false is needed.");
        }
        return value.asBoolean(false);
    }

    /** A whole number from 1; empty where nothing stands there. */
    public static OptionalLong count(ObjectNode body, String field, long most) {
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
