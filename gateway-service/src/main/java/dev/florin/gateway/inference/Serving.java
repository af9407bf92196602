package dev.florin.gateway.inference;

import dev.florin.gateway.key.Authentication;
import dev.florin.gateway.key.Caller;
import dev.florin.gateway.usage.UsagePublisher;
import dev.florin.id.Ids;
import dev.florin.id.RequestId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * What all of the inference API's endpoints share: how many are served at a time, who calls, and where failures go. Plain
 * Vert.x routes: they write chunks, trailers and errors by themselves and must notice when the client goes away.
 */
@ApplicationScoped
public class Serving {

    /** Ahead of the framework's own limit on bodies, which answers without saying what is wrong. */
    private static final int BEFORE_FRAMEWORK = -1000;

    private final StartUp startUp;
    private final Authentication authentication;
    private final UsagePublisher publisher;
    private final InferenceConfig config;
    private final Semaphore places;
    private final Ids ids = Ids.system();

    /** A request whose caller is known. */
    record Asked(Exchange exchange, Caller caller, byte[] body) {}

    /** Answers requests to one endpoint; what it throws is told as a failure is. */
    interface Endpoint {
        Uni<Void> answer(Asked asked);
    }

    public Serving(StartUp startUp, Authentication authentication, UsagePublisher publisher, InferenceConfig config) {
        this.startUp = startUp;
        this.authentication = authentication;
        this.publisher = publisher;
        this.config = config;
        this.places = new Semaphore(config.maxConcurrent());
    }

    void serve(Router router, String path, Endpoint endpoint) {
        router.post(path)
                .order(BEFORE_FRAMEWORK)
                .handler(BodyHandler.create(false).setBodyLimit(config.maxBodyBytes()))
                .handler(http -> serve(http, endpoint))
                .failureHandler(this::fail);
    }

    private void serve(RoutingContext http, Endpoint endpoint) {
        Exchange exchange = new Exchange(http, new RequestId(ids.next()));
        if (!places.tryAcquire()) {
            exchange.refuse(InferenceRefusal.of(ApiError.OVERLOADED, "Too many requests are being served.")
                    .retryAfter("1"));
            return;
        }
        Uni.createFrom()
                .deferred(() -> endpoint.answer(asked(http, exchange)))
                .onTermination()
                .invoke(() -> places.release())
                .emitOn(exchange.onContext())
                .subscribe()
                .with(done -> {}, exchange::refuse);
    }

    private Asked asked(RoutingContext http, Exchange exchange) {
        if (!startUp.isOver()) {
            throw InferenceRefusal.of(ApiError.STARTING, "The gateway is starting.")
                    .retryAfter("1");
        }
        Caller caller = authentication
                .callerOf(http.request().getHeader("Authorization"))
                .orElseThrow(() -> InferenceRefusal.of(
                        ApiError.INVALID_API_KEY, "A valid API key is needed, as 'Authorization: Bearer fl_…'."));
        exchange.calledBy(caller);
        if (!publisher.isHealthy()) {
            throw InferenceRefusal.usageLogUnavailable();
        }
        return new Asked(exchange, caller, bodyOf(http));
    }

    private static byte[] bodyOf(RoutingContext http) {
        return Optional.ofNullable(http.body().buffer()).map(Buffer::getBytes).orElseGet(() -> new byte[0]);
    }

    private void fail(RoutingContext http) {
        Exchange exchange = new Exchange(http, new RequestId(ids.next()));
        if (http.statusCode() == 413) {
            http.response().putHeader("Connection", "close");
            exchange.refuse(InferenceRefusal.of(
                    ApiError.BODY_TOO_LARGE, "The body exceeds " + config.maxBodyBytes() + " bytes."));
        } else {
            exchange.refuse(Optional.ofNullable(http.failure())
                    .orElseGet(() -> new IllegalStateException("status " + http.statusCode())));
        }
    }
}
