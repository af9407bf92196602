package dev.florin.gateway.inference.upstream;

import dev.florin.gateway.inference.ExactJson;
import dev.florin.gateway.inference.InferenceConfig;
import dev.florin.usage.Funding;
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

/** Calls providers, whatever they speak. */
@ApplicationScoped
public class Upstream {

    private final HttpClient http;
    private final InferenceConfig config;

    public Upstream(Vertx vertx, InferenceConfig config) {
        this.config = config;
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(config.maxConcurrent())
                .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis())));
    }

    /**
     * The head of a good answer; its body is paused and must be read or cancelled. Fails with the refusal that the
     * caller is to be told when the provider refuses or cannot be reached.
     */
    public Uni<HttpClientResponse> send(UpstreamRequest request) {
        return UniHelper.toUni(http.request(optionsFor(request)))
                .chain(sending -> send(sending, request))
                .onFailure()
                .transform(UpstreamRefusals::unreachable)
                .chain(response -> answeredWell(response, request.funding()));
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

    private RequestOptions optionsFor(UpstreamRequest request) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(request.url())
                .setConnectTimeout(config.connectTimeout().toMillis())
                .setIdleTimeout(config.silenceTimeout().toMillis())
                .putHeader("Content-Type", "application/json")
                .putHeader("Accept", request.stream() ? "text/event-stream" : "application/json");
        request.headers().forEach(options::putHeader);
        return options;
    }

    private static Uni<HttpClientResponse> send(HttpClientRequest sending, UpstreamRequest request) {
        Buffer body = Buffer.buffer(ExactJson.write(request.body()));
        return UniHelper.toUni(sending.send(body).map(HttpClientResponse::pause));
    }

    private Uni<HttpClientResponse> answeredWell(HttpClientResponse response, Funding funding) {
        return response.statusCode() == 200
                ? Uni.createFrom().item(response)
                : body(response)
                        .onItem()
                        .transformToUni(body ->
                                Uni.createFrom().failure(UpstreamRefusals.of(response, body.getBytes(), funding)));
    }
}
