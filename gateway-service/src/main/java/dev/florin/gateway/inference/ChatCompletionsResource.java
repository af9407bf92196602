package dev.florin.gateway.inference;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** {@code POST /v1/chat/completions}. */
@ApplicationScoped
public class ChatCompletionsResource {

    private static final String PATH = "/v1/chat/completions";

    private final Serving serving;
    private final Preparation preparation;
    private final WholeAnswer wholeAnswer;
    private final StreamedAnswer streamedAnswer;
    private final Settlement settlement;

    public ChatCompletionsResource(
            Serving serving,
            Preparation preparation,
            WholeAnswer wholeAnswer,
            StreamedAnswer streamedAnswer,
            Settlement settlement) {
        this.serving = serving;
        this.preparation = preparation;
        this.wholeAnswer = wholeAnswer;
        this.streamedAnswer = streamedAnswer;
        this.settlement = settlement;
    }

    void register(@Observes Router router) {
        serving.serve(router, PATH, this::answer);
    }

    private Uni<Void> answer(Serving.Asked asked) {
        Exchange exchange = asked.exchange();
        ChatRequest request = ChatRequestReader.read(asked.body());
        return preparation
                .prepare(exchange.requestId(), asked.caller(), request, exchange.arrivedNanos())
                .emitOn(exchange.onContext())
                .chain(call -> answer(call, exchange));
    }

    private Uni<Void> answer(Call call, Exchange exchange) {
        return Uni.createFrom()
                .deferred(() -> call.request().stream()
                        ? streamedAnswer.give(call, exchange)
                        : wholeAnswer.give(call, exchange))
                .onTermination()
                .invoke(() -> settlement.release(call));
    }
}
