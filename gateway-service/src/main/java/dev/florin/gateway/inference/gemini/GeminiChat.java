package dev.florin.gateway.inference.gemini;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.Call;
import dev.florin.gateway.inference.ReportedUsage;
import dev.florin.gateway.inference.upstream.ChatFamily;
import dev.florin.gateway.inference.upstream.ChunkSource;
import dev.florin.gateway.inference.upstream.UpstreamRequest;
import java.util.Map;
import java.util.Optional;

/** Chats with providers that speak Gemini's generateContent. */
public final class GeminiChat implements ChatFamily {

    @Override
    public UpstreamRequest request(Call call) {
        String method = call.request().stream() ? ":streamGenerateContent?alt=sse" : ":generateContent";
        return new UpstreamRequest(
                call.route().baseUrl() + "/models/" + call.route().upstreamModel() + method,
                Map.of("x-goog-api-key", call.credential()),
                GeminiRequest.of(call),
                call.request().stream(),
                call.funding());
    }

    @Override
    public Optional<ReportedUsage> usage(Call call, ObjectNode answer) {
        return GeminiUsage.in(answer.path("usageMetadata"), GeminiAnswer.searches(answer));
    }

    @Override
    public ObjectNode completion(Call call, ObjectNode answer) {
        return GeminiAnswer.completion(answer, call.createdSeconds());
    }

    @Override
    public ChunkSource chunks(Call call) {
        return new GeminiChunks(call.createdSeconds(), call.request().choices());
    }
}
