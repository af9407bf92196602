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
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * {@code POST /v1/chat/completions}. A plain Vert.x route: it writes chunks, trailers
 * and errors by itself and must notice when the client goes away.
 */
@ApplicationScoped
public class ChatCompletionsResource {

    private static final String PATH = "/v1/chat/completions";

    /** Ahead of the framework's own limit on bodies, which answers without saying what is wrong. */
    private static final int BEFORE_FRAMEWORK = -1000;

    private final StartUp startUp;
    private final Authentication authentication;
    private final Preparation preparation;
    private final WholeAnswer wholeAnswer;
    private final StreamedAnswer streamedAnswer;
    private final Settlement settlement;
    private final UsagePublisher publisher;
    private final InferenceConfig config;
    private final Semaphore places;
    private final Ids ids = Ids.system();

    public ChatCompletionsResource(
            StartUp startUp,
            Authentication authentication,
            Preparation preparation,
            WholeAnswer wholeAnswer,
            StreamedAnswer streamedAnswer,
            Settlement settlement,
            UsagePublisher publisher,
            InferenceConfig config) {
        this.startUp = startUp;
        this.authentication = authentication;
        this.preparation = preparation;
        this.wholeAnswer = wholeAnswer;
        this.streamedAnswer = streamedAnswer;
        this.settlement = settlement;
        this.publisher = publisher;
        this.config = config;
        this.places = new Semaphore(config.maxConcurrent());
    }

    void register(@Observes Router router) {
        router.post(PATH)
                .order(BEFORE_FRAMEWORK)
                .handler(BodyHandler.create(false).setBodyLimit(config.maxBodyBytes()))
                .handler(this::serve)
                .failureHandler(this::fail);
    }

    private void serve(RoutingContext http) {
        Exchange exchange = new Exchange(http, new RequestId(ids.next()));
        if (!places.tryAcquire()) {
            exchange.refuse(InferenceRefusal.of(ApiError.OVERLOADED, "Too many requests are being served.")
                    .retryAfter("1"));
            return;
        }
        Uni.createFrom()
                .deferred(() -> answer(http, exchange))
                .onTermination()
                .invoke(() -> places.release())
                .emitOn(exchange.onContext())
                .subscribe()
                .with(done -> {}, exchange::refuse);
    }

    private Uni<Void> answer(RoutingContext http, Exchange exchange) {
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
        ChatRequest request = ChatRequestReader.read(bodyOf(http));
        return preparation
                .prepare(exchange.requestId(), caller, request, exchange.arrivedNanos())
                .emitOn(exchange.onContext())
                .chain(call -> answer(call, exchange));
    }

    private Uni<Void> answer(Call call, Exchange exchange) {
        Uni<Void> given =
                call.request().stream() ? streamedAnswer.give(call, exchange) : wholeAnswer.give(call, exchange);
        return given.onTermination().invoke(() -> settlement.release(call));
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
