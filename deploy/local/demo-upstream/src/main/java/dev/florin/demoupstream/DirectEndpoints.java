package dev.florin.demoupstream;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** OpenAI's endpoints for embeddings and images. */
final class DirectEndpoints {

    /** What each image has, where a model counts in tokens. */
    static final int TOKENS_OF_IMAGE = 272;

    private static final int DIMENSIONS = 8;

    /** A transparent pixel. */
    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    private DirectEndpoints() {}

    static void embeddings(HttpExchange exchange) throws IOException {
        Endpoints.demand("POST", exchange);
        JsonNode body = Endpoints.body(exchange);
        List<String> inputs = textsIn(body.path("input"));
        List<Map<String, Object>> data = new ArrayList<>();
        for (String input : inputs) {
            data.add(Map.of("object", "embedding", "index", data.size(), "embedding", vector(input)));
        }
        int tokens = PromptTokens.count(inputs);
        Json.send(
                exchange,
                200,
                Map.of(
                        "object",
                        "list",
                        "data",
                        data,
                        "model",
                        body.path("model").asText(),
                        "usage",
                        Map.of("prompt_tokens", tokens, "total_tokens", tokens)));
    }

    /** Models named {@code dall-e…} tell no usage, as OpenAI's do not. */
    static void images(HttpExchange exchange) throws IOException {
        Endpoints.demand("POST", exchange);
        JsonNode body = Endpoints.body(exchange);
        int images = body.path("n").asInt(1);
        List<Map<String, String>> data = IntStream.range(0, images)
                .mapToObj(image -> Map.of("b64_json", PNG))
                .toList();
        int prompt = PromptTokens.count(List.of(body.path("prompt").asText()));
        int generated = images * TOKENS_OF_IMAGE;
        Map<String, Object> usage = Map.of(
                "input_tokens",
                prompt,
                "output_tokens",
                generated,
                "total_tokens",
                prompt + generated,
                "input_tokens_details",
                Map.of("text_tokens", prompt, "image_tokens", 0));
        boolean told = !body.path("model").asText().startsWith("dall-e");
        Json.send(
                exchange,
                200,
                told
                        ? Map.of("created", Answer.CREATED, "data", data, "usage", usage)
                        : Map.of("created", Answer.CREATED, "data", data));
    }

    private static List<String> textsIn(JsonNode input) {
        if (input.isTextual()) {
            return List.of(input.asText());
        }
        List<String> texts = new ArrayList<>();
        input.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static List<Integer> vector(String input) {
        return IntStream.range(0, DIMENSIONS)
                .mapToObj(dimension -> (input.hashCode() >> dimension) & 1)
                .toList();
    }
}
