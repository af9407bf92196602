package dev.florin.gateway.inference.openai;

import dev.florin.gateway.inference.Call;
import dev.florin.gateway.inference.ExactJson;
import dev.florin.gateway.inference.InferenceConfig;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;

/** Calls a provider that speaks OpenAI's chat completions. */
@ApplicationScoped
public class OpenAiUpstream {

    private static final String PATH = "/chat/completions";

    private final HttpClient http;
    private final InferenceConfig config;

    public OpenAiUpstream(Vertx vertx, InferenceConfig config) {
        this.config = config;
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(config.maxConcurrent())
                .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis())));
    }

    /**
     * The head of a good answer; its body is paused and must be read or cancelled. Fails with the refusal that the
     * caller is to be told when the provider refuses or cannot be reached.
     */
    public Uni<HttpClientResponse> send(Call call) {
        return UniHelper.toUni(http.request(optionsFor(call)))
                .chain(request -> send(request, call))
                .onFailure()
                .transform(UpstreamRefusals::unreachable)
                .chain(response -> answeredWell(response, call));
    }

    /** A whole body. Fails when it is longer than is allowed. */
    public Uni<Buffer> body(HttpClientResponse response) {
        return new BodyReading(response, config.maxAnswerBytes())
                .read()
                .ifNoItem()
                .after(config.answerTimeout())
                .failWith(UpstreamRefusals::timedOut)
                .onFailure()
                .invoke(failure -> response.request().reset())
                .onFailure()
                .transform(UpstreamRefusals::unreachable);
    }

    private RequestOptions optionsFor(Call call) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(call.route().baseUrl() + PATH)
                .setConnectTimeout(config.connectTimeout().toMillis())
                .setIdleTimeout(config.silenceTimeout().toMillis())
                .putHeader("Content-Type", "application/json")
                .putHeader("Accept", call.request().stream() ? "text/event-stream" : "application/json")
                .putHeader("Authorization", "Bearer " + call.credential());
    }

    private static Uni<HttpClientResponse> send(HttpClientRequest request, Call call) {
        String body = ExactJson.write(call.request().upstreamBody(call.route().upstreamModel(), call.outputCap()));
        return UniHelper.toUni(request.send(Buffer.buffer(body)).map(HttpClientResponse::pause));
    }

    private Uni<HttpClientResponse> answeredWell(HttpClientResponse response, Call call) {
        return response.statusCode() == 200
                ? Uni.createFrom().item(response)
                : body(response)
                        .onItem()
                        .transformToUni(body -> Uni.createFrom()
                                .failure(UpstreamRefusals.of(response, body.getBytes(), call.funding())));
    }
}
