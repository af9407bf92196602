package dev.florin.launcher.opening;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.florin.launcher.LaunchFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Plain calls to the gateway, as the holder of one bearer token makes them. */
public final class Http {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final String base;
    private final String token;

    public Http(String base, String token) {
        this.base = base;
        this.token = token;
    }

    /** Throws {@link LaunchFailure} with the answer's own words when it is no success. */
    public JsonNode get(String path) {
        return read(send(request(path).GET().build()));
    }

    /** Empty where there is no such thing yet. */
    public Optional<JsonNode> find(String path) {
        HttpResponse<String> answer = send(request(path).GET().build());
        return answer.statusCode() == 404 ? Optional.empty() : Optional.of(read(answer));
    }

    public JsonNode post(String path, Map<String, ?> body, Map<String, String> headers) {
        HttpRequest.Builder request = request(path).POST(json(body));
        headers.forEach(request::header);
        return read(send(request.build()));
    }

    /** Sends a file as it is. */
    public JsonNode postFile(String path, String contentType, byte[] file) {
        return read(send(request(path)
                .setHeader("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(file))
                .build()));
    }

    @CanIgnoreReturnValue
    public JsonNode put(String path, Map<String, ?> body) {
        return read(send(request(path).PUT(json(body)).build()));
    }

    static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new LaunchFailure(request.uri() + " does not answer (" + e + "): see ./florin status.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("Interrupted.", e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher json(Map<String, ?> body) {
        try {
            return HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static JsonNode read(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new LaunchFailure(answer.request().method() + " " + answer.uri() + " was refused: "
                    + answer.statusCode() + " " + answer.body());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new LaunchFailure(answer.uri() + " answers no JSON: " + answer.body(), e);
        }
    }
}
