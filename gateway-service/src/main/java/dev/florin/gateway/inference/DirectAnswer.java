package dev.florin.gateway.inference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.upstream.Upstream;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers a direct call, once its usage is durable. */
@ApplicationScoped
public class DirectAnswer {

    private final Upstream upstream;
    private final UsageReading reading;
    private final Settlement settlement;

    public DirectAnswer(Upstream upstream, UsageReading reading, Settlement settlement) {
        this.upstream = upstream;
        this.reading = reading;
        this.settlement = settlement;
    }

    Uni<Void> give(DirectCall call, DirectEndpoint endpoint, Exchange exchange) {
        return upstream.send(call.to(endpoint.path()))
                .chain(upstream::body)
                .map(WholeAnswer::objectIn)
                .chain(answer -> settle(call, endpoint, exchange, answer))
                .onTermination()
                .invoke(() -> settlement.release(call));
    }

    private Uni<Void> settle(DirectCall call, DirectEndpoint endpoint, Exchange exchange, ObjectNode answer) {
        ReportedUsage usage = endpoint.usage(call.request(), call.route().price(), answer)
                .orElseThrow(() -> InferenceRefusal.of(
                        ApiError.UPSTREAM_FAILED, "The provider does not say what its answer used."));
        return settlement
                .settle(call, reading.charged(call, usage), usage)
                .emitOn(exchange.onContext())
                .invoke(settled -> finish(call, exchange, answer, usage, settled))
                .replaceWithVoid();
    }

    private static void finish(
            DirectCall call, Exchange exchange, ObjectNode answer, ReportedUsage usage, Settled settled) {
        if (answer.has("model")) {
            answer.put("model", call.route().model());
        }
        answer.set("usage", UsageReport.of(usage, settled));
        exchange.answer(answer, settled);
    }
}
