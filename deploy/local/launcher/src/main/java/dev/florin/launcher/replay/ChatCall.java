package dev.florin.launcher.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.florin.demoupstream.OneTokenWords;
import dev.florin.id.RequestId;
import dev.florin.launcher.replay.Outcome.Answered;
import dev.florin.launcher.replay.Outcome.Failed;
import dev.florin.launcher.replay.Outcome.Refused;
import dev.florin.money.Credits;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Sends one request of a trace as a chat completion whose prompt and answer have exactly the trace's tokens. */
final class ChatCall {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration RESTART_PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI completions;
    private final String apiKey;
    private final String model;

    ChatCall(String gateway, String apiKey, String model) {
        this.completions = URI.create(gateway + "/v1/chat/completions");
        this.apiKey = apiKey;
        this.model = model;
    }

    Outcome send(TraceRequest request) {
        HttpRequest call = HttpRequest.newBuilder(completions)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + apiKey)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body(request)))
                .build();
        try {
            return send(call);
        } catch (IOException e) {
            return new Failed(e.getClass().getSimpleName() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failed("interrupted");
        }
    }

    /** A refused connection has carried nothing: the request waits, so a gateway that restarts costs time, not requests. */
    private Outcome send(HttpRequest call) throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + RESTART_PATIENCE.toNanos();
        while (true) {
            long begin = System.nanoTime();
            try {
                HttpResponse<String> answer = client.send(call, HttpResponse.BodyHandlers.ofString());
                return outcome(answer, System.nanoTime() - begin);
            } catch (ConnectException e) {
                if (System.nanoTime() - giveUp > 0) {
                    throw e;
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    private String body(TraceRequest request) {
        Map<String, Object> body = Map.of(
                "model", model,
                "messages",
                        List.of(Map.of(
                                "role",
                                "user",
                                "content",
                                OneTokenWords.text(request.line(), request.contextTokens()))),
                "max_completion_tokens", Math.max(1, request.generatedTokens()),
                "metadata", Map.of("demo_output_tokens", String.valueOf(request.generatedTokens())));
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Outcome outcome(HttpResponse<String> answer, long nanos) {
        try {
            JsonNode body = JSON.readTree(answer.body());
            return answer.statusCode() == 200 ? answered(answer, body, nanos) : refused(answer.statusCode(), body);
        } catch (JsonProcessingException | IllegalArgumentException | ArithmeticException e) {
            return new Failed("an answer that cannot be understood: " + e.getMessage());
        }
    }

    private static Answered answered(HttpResponse<String> answer, JsonNode body, long nanos) {
        JsonNode usage = body.path("usage");
        return new Answered(
                RequestId.fromString(header(answer, "X-Request-Id")),
                creditsOf(header(answer, "X-Credits-Used")),
                usage.path("prompt_tokens").asLong(),
                usage.path("completion_tokens").asLong(),
                nanos);
    }

    private static Refused refused(int status, JsonNode body) {
        JsonNode error = body.path("error");
        return new Refused(status, error.path("code").asText(error.path("type").asText("without a code")));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers()
                .firstValue(name)
                .orElseThrow(() -> new IllegalArgumentException("the header " + name + " is missing"));
    }

    private static Credits creditsOf(String credits) {
        return new Credits(new BigDecimal(credits).movePointRight(6).longValueExact());
    }
}
