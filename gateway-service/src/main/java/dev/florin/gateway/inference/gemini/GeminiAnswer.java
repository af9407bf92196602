package dev.florin.gateway.inference.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.ExactJson;
import dev.florin.gateway.inference.upstream.CompletionJson;

/** A whole answer as OpenAI's chat completion. Thoughts are not shown. */
final class GeminiAnswer {

    private GeminiAnswer() {}

    static ObjectNode completion(ObjectNode answer, long createdSeconds) {
        ObjectNode completion = CompletionJson.completion(idOf(answer), createdSeconds);
        ArrayNode choices = completion.putArray("choices");
        for (JsonNode candidate : answer.path("candidates")) {
            ObjectNode choice =
                    choices.addObject().put("index", candidate.path("index").asInt(choices.size() - 1));
            ObjectNode message = choice.putObject("message").put("role", "assistant");
            String text = textOf(candidate);
            for (JsonNode part : candidate.path("content").path("parts")) {
                if (part.has("functionCall")) {
                    ArrayNode calls = message.withArrayProperty("tool_calls");
                    calls.add(call(part, idOf(answer), choice.path("index").asInt(), calls.size()));
                }
            }
            message.put("content", text.isEmpty() && message.has("tool_calls") ? null : text);
            String reason = candidate.path("finishReason").asText("STOP");
            choice.put("finish_reason", finishReason(reason, message.has("tool_calls")));
        }
        return completion;
    }

    static String idOf(ObjectNode answer) {
        return "chatcmpl-" + answer.path("responseId").asText("");
    }

    /** How many searches a candidate's grounding tells of. */
    static long searches(JsonNode answer) {
        long searches = 0;
        for (JsonNode candidate : answer.path("candidates")) {
            for (JsonNode query : candidate.path("groundingMetadata").path("webSearchQueries")) {
                searches += query.asText("").isBlank() ? 0 : 1;
            }
        }
        return searches;
    }

    static String textOf(JsonNode candidate) {
        StringBuilder text = new StringBuilder();
        for (JsonNode part : candidate.path("content").path("parts")) {
            if (!part.path("thought").asBoolean(false)) {
                text.append(part.path("text").asText(""));
            }
        }
        return text.toString();
    }

    /** Gemini's calls have no ids: theirs follow from the answer's and their place in it. */
    static ObjectNode call(JsonNode part, String answerId, int choice, int number) {
        ObjectNode call = ExactJson.object();
        call.put("id", "call_" + answerId + "_" + choice + "_" + number).put("type", "function");
        JsonNode function = part.path("functionCall");
        call.putObject("function")
                .put("name", function.path("name").asText(""))
                .put("arguments", function.has("args") ? ExactJson.write(function.path("args")) : "{}");
        if (part.has("thoughtSignature")) {
            call.putObject("extra_content").putObject("google").set("thought_signature", part.path("thoughtSignature"));
        }
        return call;
    }

    static String finishReason(String reason, boolean calls) {
        return switch (reason) {
            case "STOP" -> calls ? "tool_calls" : "stop";
            case "MAX_TOKENS" -> "length";
            case "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "IMAGE_SAFETY" -> "content_filter";
            default -> "stop";
        };
    }
}
