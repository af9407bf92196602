package dev.florin.gateway.inference.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.Call;
import dev.florin.gateway.inference.ReportedUsage;
import dev.florin.gateway.inference.upstream.ChatFamily;
import dev.florin.gateway.inference.upstream.ChunkSource;
import dev.florin.gateway.inference.upstream.UpstreamRequest;
import java.util.Map;
import java.util.Optional;

/** Chats with providers that speak OpenAI's chat completions: all passes as it comes. */
public final class OpenAiChat implements ChatFamily {

    /** Chunks that are passed on as they come. */
    public static ChunkSource passing() {
        return new OpenAiChunks(false);
    }

    @Override
    public UpstreamRequest request(Call call) {
        return new UpstreamRequest(
                call.route().baseUrl() + "/chat/completions",
                Map.of("Authorization", "Bearer " + call.credential()),
                call.request().upstreamBody(call.route().upstreamModel(), call.outputCap()),
                call.request().stream(),
                call.funding());
    }

    @Override
    public Optional<ReportedUsage> usage(Call call, ObjectNode answer) {
        return OpenAiUsage.in(answer.path("usage"))
                .map(told -> OpenAiChunks.withSearch(told, call.request().searchesWeb()));
    }

    @Override
    public ObjectNode completion(Call call, ObjectNode answer) {
        return answer;
    }

    @Override
    public ChunkSource chunks(Call call) {
        return new OpenAiChunks(call.request().searchesWeb());
    }
}
