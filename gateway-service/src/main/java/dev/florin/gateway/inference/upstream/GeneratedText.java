package dev.florin.gateway.inference.upstream;

import com.fasterxml.jackson.databind.JsonNode;

/** The generated text of a message or of a stream's delta: what is said, refused, and passed to tools. */
public final class GeneratedText {

    private GeneratedText() {}

    public static String in(JsonNode message) {
        StringBuilder text = new StringBuilder();
        text.append(message.path("content").asText(""));
        text.append(message.path("refusal").asText(""));
        text.append(message.path("reasoning_content")
                .asText(message.path("reasoning").asText("")));
        for (JsonNode call : message.path("tool_calls")) {
            text.append(call.path("function").path("name").asText(""));
            text.append(call.path("function").path("arguments").asText(""));
        }
        return text.toString();
    }
}
