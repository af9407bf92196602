package dev.florin.gateway.inference.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.Call;
import dev.florin.gateway.inference.ExactJson;
import dev.florin.gateway.inference.upstream.Fields;
import dev.florin.gateway.inference.upstream.Texts;
import java.util.List;
import java.util.Map;

/** OpenAI's chat request as a request to generate content. Source: the Gemini API, v1beta. */
final class GeminiRequest {

    private static final Map<String, String> SAME_BY_OTHER_NAME = Map.of(
            "temperature", "temperature",
            "top_p", "topP",
            "seed", "seed",
            "presence_penalty", "presencePenalty",
            "frequency_penalty", "frequencyPenalty");

    private GeminiRequest() {}

    static ObjectNode of(Call call) {
        Fields asked = Fields.of(call.request().body());
        ObjectNode request = ExactJson.object();
        takeWhatIsKnownFrom(asked);
        GeminiContents.translate(asked.objects("messages"), request);
        GeminiTools.translate(asked, request);
        ObjectNode generation = request.putObject("generationConfig");
        generation.put("maxOutputTokens", call.mostOutputTokens());
        if (call.request().choices() > 1) {
            generation.put("candidateCount", call.request().choices());
        }
        SAME_BY_OTHER_NAME.forEach((field, name) -> {
            JsonNode value = asked.take(field);
            if (!value.isMissingNode()) {
                generation.set(name, value);
            }
        });
        List<String> stops = Texts.stops(asked);
        if (!stops.isEmpty()) {
            ArrayNode sequences = generation.putArray("stopSequences");
            stops.forEach(sequences::add);
        }
        format(asked, generation);
        asked.end();
        return request;
    }

    /** What stands in the call already, and what asks for nothing but the usual. */
    private static void takeWhatIsKnownFrom(Fields asked) {
        asked.known("model", "n", "stream", "stream_options", "max_tokens", "max_completion_tokens");
        asked.meansNothing("store", "false")
                .meansNothing("logprobs", "false")
                .meansNothing("logit_bias", "{}")
                .meansNothing("metadata", "{}")
                .meansNothing("modalities", "[\"text\"]")
                .meansNothing("parallel_tool_calls", "true")
                .meansNothing("service_tier", "\"auto\"");
    }

    private static void format(Fields asked, ObjectNode generation) {
        if (!asked.has("response_format")) {
            return;
        }
        Fields format = asked.object("response_format");
        switch (format.neededText("type")) {
            case "text" -> {}
            case "json_object" -> generation.put("responseMimeType", "application/json");
            case "json_schema" -> {
                JsonNode schema = format.neededObject("json_schema").path("schema");
                generation.put("responseMimeType", "application/json").set("responseJsonSchema", schema);
            }
            default -> throw format.refusal("type", "text, json_object or json_schema is needed.");
        }
        format.end();
    }
}
