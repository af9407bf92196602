package dev.florin.gateway.inference;

import dev.florin.gateway.inference.openai.ChunkStream;
import dev.florin.gateway.inference.openai.OpenAiUpstream;
import dev.florin.gateway.inference.openai.OpenAiUsage;
import dev.florin.gateway.inference.openai.StreamPump;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Answers a call chunk by chunk; the last chunk waits until the usage is durable. A stream that the provider breaks off
 * is charged for what was generated, by our count, and ends with an error.
 */
@ApplicationScoped
public class StreamedAnswer {

    private final Vertx vertx;
    private final OpenAiUpstream upstream;
    private final Settlement settlement;
    private final InferenceConfig config;

    public StreamedAnswer(Vertx vertx, OpenAiUpstream upstream, Settlement settlement, InferenceConfig config) {
        this.vertx = vertx;
        this.upstream = upstream;
        this.settlement = settlement;
        this.config = config;
    }

    Uni<Void> give(Call call, Exchange exchange) {
        return upstream.send(call)
                .chain(response -> pump(call, exchange, response))
                .chain(chunks -> settle(call, exchange, chunks));
    }

    private Uni<ChunkStream> pump(Call call, Exchange exchange, HttpClientResponse response) {
        exchange.beginStream();
        ChunkStream chunks =
                new ChunkStream(call.route().model(), call.request().usageAsked());
        return new StreamPump(
                        vertx, response, exchange.response(), chunks, config.maxAnswerBytes(), config.drainTimeout())
                .run(config.answerTimeout());
    }

    private Uni<Void> settle(Call call, Exchange exchange, ChunkStream chunks) {
        if (chunks.usage().isEmpty() && chunks.generated().isEmpty()) {
            return Uni.createFrom().failure(brokenOff());
        }
        OpenAiUsage usage = chunks.usage().orElseGet(() -> counted(call, chunks));
        return settlement
                .settle(call, usage.normalised())
                .emitOn(exchange.onContext())
                .invoke(settled -> finish(exchange, chunks, usage, settled))
                .replaceWithVoid();
    }

    private static void finish(Exchange exchange, ChunkStream chunks, OpenAiUsage usage, Settled settled) {
        exchange.event(chunks.usageChunk(UsageReport.of(usage, settled)));
        if (chunks.isComplete()) {
            exchange.endStream(settled);
        } else {
            exchange.refuse(brokenOff());
        }
    }

    private static OpenAiUsage counted(Call call, ChunkStream chunks) {
        return OpenAiUsage.counted(call.promptTokens(), PromptTokens.in(chunks.generated()));
    }

    private static InferenceRefusal brokenOff() {
        return InferenceRefusal.of(ApiError.UPSTREAM_FAILED, "The provider broke off.");
    }
}
