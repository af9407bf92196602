package dev.florin.gateway.inference.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.Call;
import dev.florin.gateway.inference.ExactJson;
import dev.florin.gateway.inference.upstream.Fields;
import dev.florin.gateway.inference.upstream.Texts;
import java.math.BigDecimal;
import java.util.List;

/** OpenAI's chat request as a request for a message. Source: Anthropic's Messages API, version 2023-06-01. */
final class AnthropicRequest {

    private static final BigDecimal HOTTEST = BigDecimal.ONE;

    private AnthropicRequest() {}

    static ObjectNode of(Call call) {
        Fields asked = Fields.of(call.request().body());
        ObjectNode request = ExactJson.object();
        takeWhatIsKnownFrom(asked);
        request.put("model", call.route().upstreamModel());
        request.put("max_tokens", call.mostOutputTokens());
        AnthropicMessages.translate(asked.objects("messages"), request);
        sampling(asked, request);
        AnthropicTools.translate(asked, request);
        asked.text("user").ifPresent(user -> request.putObject("metadata").put("user_id", user));
        if (call.request().stream()) {
            request.put("stream", true);
        }
        asked.end();
        return request;
    }

    /** What stands in the call already, and what asks for nothing but the usual. */
    private static void takeWhatIsKnownFrom(Fields asked) {
        asked.known("model", "stream", "stream_options", "max_tokens", "max_completion_tokens");
        asked.meansNothing("n", "1")
                .meansNothing("store", "false")
                .meansNothing("logprobs", "false")
                .meansNothing("frequency_penalty", "0")
                .meansNothing("presence_penalty", "0")
                .meansNothing("logit_bias", "{}")
                .meansNothing("metadata", "{}")
                .meansNothing("modalities", "[\"text\"]")
                .meansNothing("reasoning_effort", "\"none\"")
                .meansNothing("response_format", "{\"type\":\"text\"}")
                .meansNothing("service_tier", "\"auto\"");
    }

    private static void sampling(Fields asked, ObjectNode request) {
        JsonNode temperature = asked.take("temperature");
        if (!temperature.isMissingNode()) {
            if (!temperature.isNumber() || temperature.decimalValue().compareTo(HOTTEST) > 0) {
                throw asked.refusal("temperature", "the provider of this model takes a number from 0 to 1.");
            }
            request.set("temperature", temperature);
        }
        JsonNode topP = asked.take("top_p");
        if (!topP.isMissingNode()) {
            request.set("top_p", topP);
        }
        List<String> stops = Texts.stops(asked);
        if (!stops.isEmpty()) {
            ArrayNode sequences = request.putArray("stop_sequences");
            stops.forEach(sequences::add);
        }
    }
}
