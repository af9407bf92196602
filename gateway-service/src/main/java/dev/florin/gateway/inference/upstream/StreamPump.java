package dev.florin.gateway.inference.upstream;

import dev.florin.gateway.inference.Coverage;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Moves a streamed answer from provider to client, no faster than the client reads. When the client goes away, the rest
 * is still read, for a bounded time, because it is paid for and only its end tells how much it was. What is not
 * {@link Coverage covered} is not passed on: it waits, and the provider with it, until more can be had or cannot. Runs on one
 * Vert.x context.
 */
public final class StreamPump {

    private final Vertx vertx;
    private final HttpClientResponse upstream;
    private final HttpServerResponse client;
    private final ChunkStream chunks;
    private final Coverage coverage;
    private final SseLines lines;
    private final Duration drainTimeout;
    private final Deque<String> arrived = new ArrayDeque<>();
    private Runnable atEnd = () -> {};
    private boolean clientGone;
    private boolean waiting;
    private boolean ended;

    public StreamPump(
            Vertx vertx,
            HttpClientResponse upstream,
            HttpServerResponse client,
            ChunkStream chunks,
            Coverage coverage,
            int maxLineBytes,
            Duration drainTimeout) {
        this.vertx = vertx;
        this.upstream = upstream;
        this.client = client;
        this.chunks = chunks;
        this.coverage = coverage;
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
        atEnd = () -> emitter.complete(chunks);
        upstream.exceptionHandler(failure -> end());
        upstream.endHandler(end -> end());
        upstream.handler(this::take);
        client.closeHandler(closed -> clientWentAway());
        client.exceptionHandler(failure -> clientWentAway());
        if (client.closed()) {
            clientWentAway();
        }
        upstream.resume();
    }

    private void take(Buffer buffer) {
        try {
            arrived.addAll(lines.feed(buffer.getBytes()));
        } catch (IllegalStateException e) {
            cutOff();
        }
        passAll();
        if (!clientGone && client.writeQueueFull()) {
            upstream.pause();
            client.drainHandler(drained -> resume());
        }
    }

    private void passAll() {
        while (!waiting && !ended && !arrived.isEmpty()) {
            pass(chunks.pass(arrived.remove()));
        }
    }

    private void pass(List<String> passed) {
        waiting = !coverage.covers(output());
        if (waiting) {
            upstream.pause();
            coverage.more(output()).subscribe().with(more -> goOn(passed), refusal -> stop());
        } else {
            passed.forEach(this::write);
        }
    }

    private long output() {
        return chunks.output(coverage.unit());
    }

    /** More was paid for, though maybe not enough. */
    private void goOn(List<String> passed) {
        if (!ended) {
            pass(passed);
            passAll();
            resume();
        }
    }

    /** No more can be had: what was not passed on is nobody's, and the provider is to generate no more. */
    private void stop() {
        if (!ended) {
            cutOff();
            end();
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
            coverage.noMore();
            if (waiting) {
                stop();
            } else {
                upstream.resume();
                vertx.setTimer(drainTimeout.toMillis(), id -> cutOff());
            }
        }
    }

    private void resume() {
        if (!waiting && !ended) {
            upstream.resume();
        }
    }

    private void cutOff() {
        if (!ended) {
            upstream.request().reset();
        }
    }

    private void end() {
        if (!ended) {
            ended = true;
            if (waiting) {
                chunks.withdraw();
            }
            atEnd.run();
        }
    }
}
