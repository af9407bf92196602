package dev.florin.gateway.inference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.edge.log.RequestLogFields;
import dev.florin.gateway.key.Caller;
import dev.florin.id.RequestId;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** One HTTP request to the inference API and the way back to its client. Belongs to one Vert.x context. */
final class Exchange {

    private static final Logger LOG = Logger.getLogger(Exchange.class);

    private final RoutingContext http;
    private final HttpServerResponse response;
    private final RequestId requestId;
    private final Executor onContext;
    private final long arrivedNanos = System.nanoTime();

    Exchange(RoutingContext http, RequestId requestId) {
        this.http = http;
        this.response = http.response();
        this.requestId = requestId;
        Context context = Vertx.currentContext();
        this.onContext = MutinyHelper.executor(context);
        response.putHeader("X-Request-Id", requestId.toString());
        MDC.put(RequestLogFields.REQUEST_ID, requestId.toString());
    }

    RequestId requestId() {
        return requestId;
    }

    long arrivedNanos() {
        return arrivedNanos;
    }

    HttpServerResponse response() {
        return response;
    }

    /** Runs tasks where everything of this request runs. */
    Executor onContext() {
        return onContext;
    }

    void calledBy(Caller caller) {
        MDC.put(RequestLogFields.ACCOUNT_ID, caller.accountId().toString());
    }

    /** The whole answer. */
    void answer(ObjectNode body, Settled settled) {
        response.putHeader("X-Credits-Used", settled.used().toString());
        settled.remaining().ifPresent(left -> response.putHeader("X-Credits-Remaining", left.toString()));
        end(200, body);
    }

    /** A whole answer for which nothing is charged. */
    void answer(ObjectNode body) {
        end(200, body);
    }

    /** The head of a streamed answer. What it will cost is not known yet: that follows as trailer and in the usage. */
    void beginStream() {
        response.setStatusCode(200)
                .setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-cache")
                .putHeader("Trailer", "X-Credits-Used, X-Credits-Remaining");
    }

    void event(ObjectNode data) {
        write("data: " + ExactJson.write(data) + "\n\n");
    }

    /** What a streamed answer has cost, however it ends. */
    void settled(Settled settled) {
        if (!isGone()) {
            response.putTrailer("X-Credits-Used", settled.used().toString());
            settled.remaining().ifPresent(left -> response.putTrailer("X-Credits-Remaining", left.toString()));
        }
    }

    /** The end of a streamed answer that came to its end. */
    void endStream() {
        write("data: [DONE]\n\n");
        close();
    }

    /** The error, as the answer or, where that has begun, as its last event. */
    void refuse(Throwable failure) {
        InferenceRefusal refusal = InferenceRefusal.from(failure);
        if (refusal.error() == ApiError.INTERNAL) {
            LOG.error("Request failed", failure);
        }
        if (response.headWritten()) {
            event(refusal.body());
            close();
            return;
        }
        refusal.retryAfter().ifPresent(time -> response.putHeader("Retry-After", time));
        if (refusal.error() == ApiError.CREDITS_EXHAUSTED) {
            response.putHeader("x-should-retry", "false");
        }
        end(refusal.error().status(), refusal.body());
    }

    private void end(int status, ObjectNode body) {
        log(status);
        if (!isGone()) {
            response.headers().remove("Trailer").remove("Cache-Control");
            response.setChunked(false).setStatusCode(status).putHeader("Content-Type", "application/json");
            var unused = response.end(ExactJson.write(body));
        }
    }

    private void write(String text) {
        if (!isGone()) {
            var unused = response.write(text);
        }
    }

    private void close() {
        log(response.getStatusCode());
        if (!isGone()) {
            var unused = response.end();
        }
    }

    private boolean isGone() {
        return response.closed() || response.ended();
    }

    /** Before the response ends: then the trace ends, and with it its id on the log lines. */
    private void log(int status) {
        LOG.infof(
                "%s %s %d in %d ms%s",
                http.request().method(),
                http.request().path(),
                status,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - arrivedNanos),
                response.closed() ? ", client gone" : "");
    }
}
