package dev.florin.gateway.inference;

import com.fasterxml.jackson.databind.JsonNode;
import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.Map;
import java.util.Set;

/** Counts tokens of o200k_base, the vocabulary of OpenAI's present models, close enough for the others. */
public final class PromptTokens {

    private static final Encoding O200K = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    private static final int TOKENS_OF_MESSAGE = 4;
    private static final int TOKENS_OF_REPLY_START = 3;
    /** 8 kHz with 16 bits: 21,333 characters of Base64 a second. */
    private static final int BASE64_OF_WAV_TOKEN = 666;
    /** 8 kbit/s: 1,333 characters of Base64 a second. */
    private static final int BASE64_OF_PACKED_TOKEN = 41;

    private static final Set<String> STRUCTURE = Set.of("tools", "functions", "response_format");

    private PromptTokens() {}

    public static long in(String text) {
        return O200K.countTokensOrdinary(text);
    }

    /**
     * The prompt of a chat request: texts, the frame around each message, and the schemas.
     *
     * @param imageTokens what an image counts, whose tokens only the provider knows
     * @param bytesOfFileToken so many bytes of a file count as a token
     */
    static long in(JsonNode body, long imageTokens, long bytesOfFileToken) {
        long tokens = TOKENS_OF_REPLY_START;
        for (JsonNode message : body.path("messages")) {
            tokens += TOKENS_OF_MESSAGE + tokensOf(message, imageTokens, bytesOfFileToken);
        }
        for (String field : STRUCTURE) {
            tokens += body.hasNonNull(field) ? in(ExactJson.write(body.path(field))) : 0;
        }
        return tokens;
    }

    private static long tokensOf(JsonNode node, long imageTokens, long bytesOfFileToken) {
        if (node.isTextual()) {
            return in(node.textValue());
        }
        long tokens = 0;
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            tokens += switch (field.getKey()) {
                case "image_url" -> imageTokens;
                case "input_audio" -> audioTokens(field.getValue());
                case "file" -> ReferenceFiles.aboutBytesOf(field.getValue()) / bytesOfFileToken;
                default -> tokensOf(field.getValue(), imageTokens, bytesOfFileToken);
            };
        }
        if (node.isArray()) {
            for (JsonNode element : node) {
                tokens += tokensOf(element, imageTokens, bytesOfFileToken);
            }
        }
        return tokens;
    }

    /** The most that a recording can have: 32 tokens a second, at the lowest bit rate that its format is used with. */
    private static long audioTokens(JsonNode audio) {
        boolean plain = audio.path("format").asText("").equals("wav");
        long base64 = audio.path("data").asText("").length();
        return base64 / (plain ? BASE64_OF_WAV_TOKEN : BASE64_OF_PACKED_TOKEN) + 1;
    }
}
