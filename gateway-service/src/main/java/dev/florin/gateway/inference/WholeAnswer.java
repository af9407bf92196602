package dev.florin.gateway.inference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.upstream.MessageText;
import dev.florin.gateway.inference.upstream.Upstream;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** Answers a call in one piece, once its usage is durable. */
@ApplicationScoped
public class WholeAnswer {

    private final Upstream upstream;
    private final UsageReading reading;
    private final Settlement settlement;

    public WholeAnswer(Upstream upstream, UsageReading reading, Settlement settlement) {
        this.upstream = upstream;
        this.reading = reading;
        this.settlement = settlement;
    }

    Uni<Void> give(Call call, Exchange exchange) {
        return upstream.send(ChatFamilies.of(call).request(call))
                .chain(upstream::body)
                .map(WholeAnswer::objectIn)
                .chain(answer -> settle(call, exchange, answer));
    }

    private Uni<Void> settle(Call call, Exchange exchange, ObjectNode answer) {
        ObjectNode completion = ChatFamilies.of(call).completion(call, answer);
        ReportedUsage usage = ChatFamilies.of(call).usage(call, answer).orElseGet(() -> counted(call, completion));
        return settlement
                .settle(
                        call,
                        reading.charged(call, usage, call.counted(MessageText.charactersOfChoices(completion))),
                        usage)
                .emitOn(exchange.onContext())
                .invoke(settled -> finish(call, exchange, completion, usage, settled))
                .replaceWithVoid();
    }

    private static void finish(Call call, Exchange exchange, ObjectNode answer, ReportedUsage usage, Settled settled) {
        answer.put("model", call.route().model());
        answer.set("usage", UsageReport.of(usage, settled));
        exchange.answer(answer, settled);
    }

    static ObjectNode objectIn(Buffer body) {
        try {
            if (ExactJson.read(body.getBytes()) instanceof ObjectNode object) {
                return object;
            }
            throw InferenceRefusal.of(ApiError.UPSTREAM_FAILED, "The provider's answer is not a JSON object.");
        } catch (IOException e) {
            throw InferenceRefusal.of(ApiError.UPSTREAM_FAILED, "The provider's answer is not JSON.");
        }
    }

    private static ReportedUsage counted(Call call, ObjectNode answer) {
        long tokens = 0;
        for (JsonNode choice : answer.path("choices")) {
            tokens += PromptTokens.in(MessageText.in(choice.path("message")));
        }
        return ReportedUsage.counted(call.promptTokens(), tokens);
    }
}
