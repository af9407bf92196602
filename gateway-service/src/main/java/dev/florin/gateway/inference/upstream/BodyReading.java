package dev.florin.gateway.inference.upstream;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

/** Reads a paused response's body, but not more than is allowed. */
record BodyReading(HttpClientResponse response, int maxBytes) {

    Uni<Buffer> read() {
        return Uni.createFrom().emitter(emitter -> start(emitter));
    }

    private void start(UniEmitter<? super Buffer> emitter) {
        Buffer body = Buffer.buffer();
        response.exceptionHandler(emitter::fail);
        response.endHandler(end -> emitter.complete(body));
        response.handler(part -> append(body, part, emitter));
        response.resume();
    }

    private void append(Buffer body, Buffer part, UniEmitter<? super Buffer> emitter) {
        if (body.length() + part.length() > maxBytes) {
            response.pause();
            emitter.fail(UpstreamRefusals.unusable("The provider's answer is too long."));
        } else {
            body.appendBuffer(part);
        }
    }
}
