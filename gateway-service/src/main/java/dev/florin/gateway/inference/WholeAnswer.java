package dev.florin.gateway.inference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.openai.GeneratedText;
import dev.florin.gateway.inference.openai.OpenAiUpstream;
import dev.florin.gateway.inference.openai.OpenAiUsage;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** Answers a call in one piece, once its usage is durable. */
@ApplicationScoped
public class WholeAnswer {

    private final OpenAiUpstream upstream;
    private final Settlement settlement;

    public WholeAnswer(OpenAiUpstream upstream, Settlement settlement) {
        this.upstream = upstream;
        this.settlement = settlement;
    }

    Uni<Void> give(Call call, Exchange exchange) {
        return upstream.send(call)
                .chain(upstream::body)
                .map(WholeAnswer::objectIn)
                .chain(answer -> settle(call, exchange, answer));
    }

    private Uni<Void> settle(Call call, Exchange exchange, ObjectNode answer) {
        OpenAiUsage usage = OpenAiUsage.in(answer.path("usage")).orElseGet(() -> counted(call, answer));
        return settlement
                .settle(call, usage.normalised())
                .emitOn(exchange.onContext())
                .invoke(settled -> finish(call, exchange, answer, usage, settled))
                .replaceWithVoid();
    }

    private static void finish(Call call, Exchange exchange, ObjectNode answer, OpenAiUsage usage, Settled settled) {
        answer.put("model", call.route().model());
        answer.set("usage", UsageReport.of(usage, settled));
        exchange.answer(answer, settled);
    }

    private static ObjectNode objectIn(Buffer body) {
        try {
            if (ExactJson.read(body.getBytes()) instanceof ObjectNode object) {
                return object;
            }
            throw InferenceRefusal.of(ApiError.UPSTREAM_FAILED, "The provider's answer is not a JSON object.");
        } catch (IOException e) {
            throw InferenceRefusal.of(ApiError.UPSTREAM_FAILED, "The provider's answer is not JSON.");
        }
    }

    private static OpenAiUsage counted(Call call, ObjectNode answer) {
        long tokens = 0;
        for (JsonNode choice : answer.path("choices")) {
            tokens += PromptTokens.in(GeneratedText.in(choice.path("message")));
        }
        return OpenAiUsage.counted(call.promptTokens(), tokens);
    }
}
