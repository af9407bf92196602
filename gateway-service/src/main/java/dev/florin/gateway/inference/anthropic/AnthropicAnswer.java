package dev.florin.gateway.inference.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.ExactJson;
import dev.florin.gateway.inference.upstream.CompletionJson;

/** A whole message as OpenAI's chat completion. How a search went is left to its citations. */
final class AnthropicAnswer {

    private AnthropicAnswer() {}

    static ObjectNode completion(ObjectNode answer, long createdSeconds) {
        ObjectNode completion =
                CompletionJson.completion("chatcmpl-" + answer.path("id").asText(""), createdSeconds);
        ObjectNode choice = completion.putArray("choices").addObject();
        choice.put("index", 0);
        ObjectNode message = choice.putObject("message").put("role", "assistant");
        StringBuilder text = new StringBuilder();
        for (JsonNode block : answer.path("content")) {
            switch (block.path("type").asText("")) {
                case "text" -> {
                    text.append(block.path("text").asText(""));
                    block.path("citations").forEach(citation -> annotate(message, citation));
                }
                case "tool_use" -> addCall(message, block);
                default -> {}
            }
        }
        if (text.isEmpty() && message.has("tool_calls")) {
            message.putNull("content");
        } else {
            message.put("content", text.toString());
        }
        choice.put("finish_reason", finishReason(answer.path("stop_reason").asText("")));
        return completion;
    }

    static String finishReason(String stopReason) {
        return switch (stopReason) {
            case "max_tokens", "model_context_window_exceeded" -> "length";
            case "tool_use" -> "tool_calls";
            case "refusal" -> "content_filter";
            default -> "stop";
        };
    }

    /** OpenAI's annotation for a citation of Anthropic's web search. */
    static ObjectNode annotation(JsonNode citation) {
        ObjectNode annotation = ExactJson.object().put("type", "url_citation");
        annotation
                .putObject("url_citation")
                .put("url", citation.path("url").asText(""))
                .put("title", citation.path("title").asText(""));
        return annotation;
    }

    private static void annotate(ObjectNode message, JsonNode citation) {
        if (citation.has("url")) {
            ArrayNode annotations = message.withArrayProperty("annotations");
            annotations.add(annotation(citation));
        }
    }

    private static void addCall(ObjectNode message, JsonNode block) {
        ObjectNode call = message.withArrayProperty("tool_calls").addObject();
        call.put("id", block.path("id").asText("")).put("type", "function");
        call.putObject("function")
                .put("name", block.path("name").asText(""))
                .put("arguments", ExactJson.write(block.path("input")));
    }
}
