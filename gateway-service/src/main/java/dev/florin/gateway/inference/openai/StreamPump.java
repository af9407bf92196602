package dev.florin.gateway.inference.openai;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;

/**
 * Moves a streamed answer from provider to client, no faster than the client reads. When the client goes away, the rest
 * is still read, for a bounded time, because it is paid for and only its end tells how much it was. Runs on one Vert.x
 * context.
 */
public final class StreamPump {

    private final Vertx vertx;
    private final HttpClientResponse upstream;
    private final HttpServerResponse client;
    private final ChunkStream chunks;
    private final SseLines lines;
    private final Duration drainTimeout;
    private boolean clientGone;
    private boolean ended;

    public StreamPump(
            Vertx vertx,
            HttpClientResponse upstream,
            HttpServerResponse client,
            ChunkStream chunks,
            int maxLineBytes,
            Duration drainTimeout) {
        this.vertx = vertx;
        this.upstream = upstream;
        this.client = client;
        this.chunks = chunks;
        this.lines = new SseLines(maxLineBytes);
        this.drainTimeout = drainTimeout;
    }

    /**
     * Done when the provider has ended or broken off; the chunks tell which.
     *
     * @param answerTimeout the provider is cut off after that
     */
    public Uni<ChunkStream> run(Duration answerTimeout) {
        return Uni.createFrom().emitter(emitter -> start(emitter, answerTimeout));
    }

    private void start(UniEmitter<? super ChunkStream> emitter, Duration answerTimeout) {
        long timer = vertx.setTimer(answerTimeout.toMillis(), id -> cutOff());
        emitter.onTermination(() -> vertx.cancelTimer(timer));
        upstream.exceptionHandler(failure -> end(emitter));
        upstream.endHandler(end -> end(emitter));
        upstream.handler(this::pass);
        client.closeHandler(closed -> clientWentAway());
        client.exceptionHandler(failure -> clientWentAway());
        if (client.closed()) {
            clientWentAway();
        }
        upstream.resume();
    }

    private void pass(Buffer buffer) {
        try {
            lines.feed(buffer.getBytes()).forEach(data -> chunks.pass(data).ifPresent(this::write));
        } catch (IllegalStateException e) {
            cutOff();
        }
        if (!clientGone && client.writeQueueFull()) {
            upstream.pause();
            client.drainHandler(drained -> upstream.resume());
        }
    }

    private void write(String json) {
        if (!clientGone) {
            var unused = client.write("data: " + json + "\n\n");
        }
    }

    private void clientWentAway() {
        if (!clientGone && !ended) {
            clientGone = true;
            upstream.resume();
            vertx.setTimer(drainTimeout.toMillis(), id -> cutOff());
        }
    }

    private void cutOff() {
        if (!ended) {
            upstream.request().reset();
        }
    }

    private void end(UniEmitter<? super ChunkStream> emitter) {
        ended = true;
        emitter.complete(chunks);
    }
}
