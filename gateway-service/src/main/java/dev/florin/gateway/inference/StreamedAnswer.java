package dev.florin.gateway.inference;

import dev.florin.gateway.admission.Admission;
import dev.florin.gateway.inference.upstream.ChatFamily;
import dev.florin.gateway.inference.upstream.ChunkStream;
import dev.florin.gateway.inference.upstream.StreamPump;
import dev.florin.gateway.inference.upstream.Upstream;
import dev.florin.usage.Usage;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Answers a call chunk by chunk; the last chunk waits until the usage is durable. A stream that the provider breaks off
 * is charged for what was generated, by our count, and ends with an error; so does one for which no more credits can be had.
 */
@ApplicationScoped
public class StreamedAnswer {

    private final Vertx vertx;
    private final Upstream upstream;
    private final UsageReading reading;
    private final Admission admission;
    private final Settlement settlement;
    private final InferenceConfig config;

    /** One streamed answer and what pays for it. */
    private record Streaming(Call call, Exchange exchange, ChunkStream chunks, Coverage coverage) {

        boolean isNothing() {
            return chunks.usage().isEmpty()
                    && chunks.generated().isEmpty()
                    && coverage.refusal().isEmpty();
        }

        /** What of prompt and answer is charged by its characters; of the answer what was passed on, or would have been. */
        Usage counted() {
            return call.counted(chunks.output(TextUnit.CHARACTERS));
        }

        /** What was passed on, where the provider was cut off before it told. */
        ReportedUsage usage() {
            return chunks.usage()
                    .filter(told -> coverage.refusal().isEmpty() || chunks.isComplete())
                    .orElseGet(() -> chunks.usageSoFar(call.promptTokens(), PromptTokens.in(chunks.generated())));
        }
    }

    public StreamedAnswer(
            Vertx vertx,
            Upstream upstream,
            UsageReading reading,
            Admission admission,
            Settlement settlement,
            InferenceConfig config) {
        this.vertx = vertx;
        this.upstream = upstream;
        this.reading = reading;
        this.admission = admission;
        this.settlement = settlement;
        this.config = config;
    }

    Uni<Void> give(Call call, Exchange exchange) {
        ChatFamily family = ChatFamilies.of(call);
        Streaming streaming = new Streaming(
                call,
                exchange,
                new ChunkStream(call.route().model(), call.request().usageAsked(), family.chunks(call)),
                new Coverage(call, admission, config, exchange.onContext()));
        return upstream.send(family.request(call))
                .chain(response -> pump(streaming, response))
                .chain(chunks -> settle(streaming));
    }

    private Uni<ChunkStream> pump(Streaming streaming, HttpClientResponse response) {
        streaming.exchange().beginStream();
        return new StreamPump(
                        vertx,
                        response,
                        streaming.exchange().response(),
                        streaming.chunks(),
                        streaming.coverage(),
                        config.maxAnswerBytes(),
                        config.drainTimeout())
                .run(config.answerTimeout());
    }

    private Uni<Void> settle(Streaming streaming) {
        if (streaming.isNothing()) {
            return Uni.createFrom().failure(brokenOff());
        }
        ReportedUsage usage = streaming.usage();
        Exchange exchange = streaming.exchange();
        return settlement
                .settle(streaming.call(), reading.charged(streaming.call(), usage, streaming.counted()), usage)
                .emitOn(exchange.onContext())
                .invoke(settled -> finish(streaming, usage, settled))
                .replaceWithVoid();
    }

    private static void finish(Streaming streaming, ReportedUsage usage, Settled settled) {
        Exchange exchange = streaming.exchange();
        ChunkStream chunks = streaming.chunks();
        exchange.settled(settled);
        exchange.event(chunks.usageChunk(UsageReport.of(usage, settled)));
        if (chunks.isComplete()) {
            exchange.endStream();
        } else {
            exchange.refuse(streaming.coverage().refusal().orElseGet(StreamedAnswer::brokenOff));
        }
    }

    private static InferenceRefusal brokenOff() {
        return InferenceRefusal.of(ApiError.UPSTREAM_FAILED, "The provider broke off.");
    }
}
