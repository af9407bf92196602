package dev.florin.gateway.inference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads and checks the fields by which the gateway decides; the provider checks the others. */
final class ChatRequestReader {

    private static final long MAX_CHOICES = 128;

    private ChatRequestReader() {}

    /** Throws {@link InferenceRefusal} that says what is wrong and where. */
    static ChatRequest read(byte[] bytes) {
        ObjectNode body = RequestFields.objectIn(bytes);
        Optional<String> byokKey = RequestFields.takeByokKey(body);
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
                RequestFields.model(body),
                RequestFields.flag(body, "stream"),
                streamOptions.path("include_usage").asBoolean(false),
                outputLimit(body),
                RequestFields.count(body, "n", MAX_CHOICES).orElse(1),
                byokKey);
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
        OptionalLong current = RequestFields.count(body, "max_completion_tokens", Integer.MAX_VALUE);
        OptionalLong former = RequestFields.count(body, "max_tokens", Integer.MAX_VALUE);
        return current.isPresent() ? current : former;
    }
}
