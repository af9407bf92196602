package dev.florin.gateway.inference;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** JSON that is passed through: numbers keep their digits. */
public final class ExactJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private static final ObjectMapper JSON = JsonMapper.builder()
            .nodeFactory(NODES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private ExactJson() {}

    public static ObjectNode object() {
        return NODES.objectNode();
    }

    /** Throws {@link JsonProcessingException} that knows the place. */
    public static JsonNode read(byte[] bytes) throws IOException {
        return JSON.readTree(bytes);
    }

    /** A half of a character, whose other half comes in another text, is written by its code: it has no bytes of its own. */
    public static String write(JsonNode node) {
        try {
            return withHalvesEscaped(JSON.writeValueAsString(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    private static String withHalvesEscaped(String json) {
        StringBuilder escaped = null;
        int written = 0;
        for (int i = 0; i < json.length(); i++) {
            if (!Character.isSurrogate(json.charAt(i))) {
                continue;
            }
            if (Character.isSurrogatePair(json.charAt(i), i + 1 < json.length() ? json.charAt(i + 1) : 0)) {
                i++;
                continue;
            }
            escaped = escaped == null ? new StringBuilder(json.length() + 16) : escaped;
            escaped.append(json, written, i).append("\\u%04x".formatted((int) json.charAt(i)));
            written = i + 1;
        }
        return escaped == null
                ? json
                : escaped.append(json, written, json.length()).toString();
    }
}
