package dev.florin.gateway.inference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.florin.gateway.inference.upstream.MessageText;
import java.util.Set;

/**
 * Counts the characters of a prompt, Unicode code points: the texts of all messages with the names of who speaks, and what is told
 * of tools and of the answer's form, as JSON without spaces. What is no text counts nothing here: images, sounds, files; nor does
 * what only orders the request: roles, ids, the model's name.
 */
final class PromptCharacters {

    private static final Set<String> STRUCTURE = Set.of("tools", "functions", "response_format", "prediction");

    /** Of which is known what counts in them, or that they are refused. */
    private static final Set<String> KNOWN_PARTS = Set.of("text", "refusal", "file", "image_url", "input_audio");

    private PromptCharacters() {}

    /** Throws {@link InferenceRefusal} that names the field, where a part of a message is of an unknown kind. */
    static long in(JsonNode body) {
        long characters = 0;
        int number = 0;
        for (JsonNode message : body.path("messages")) {
            requireKnownParts(message.path("content"), "messages[" + number + "].content");
            characters +=
                    MessageText.charactersOf(message) + of(message.path("name").asText(""));
            number++;
        }
        for (String field : STRUCTURE) {
            characters += body.hasNonNull(field) ? of(ExactJson.write(body.path(field))) : 0;
        }
        return characters;
    }

    private static void requireKnownParts(JsonNode content, String place) {
        int number = 0;
        for (JsonNode part : content) {
            String type = part.path("type").asText("");
            if (!KNOWN_PARTS.contains(type)) {
                throw InferenceRefusal.ofField(
                        place + "[" + number + "].type",
                        "a model that is priced by characters cannot be given '" + type + "'.");
            }
            number++;
        }
    }

    private static long of(String text) {
        return text.codePointCount(0, text.length());
    }
}
