package dev.florin.gateway.inference.anthropic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.Call;
import dev.florin.gateway.inference.ReportedUsage;
import dev.florin.gateway.inference.upstream.ChatFamily;
import dev.florin.gateway.inference.upstream.ChunkSource;
import dev.florin.gateway.inference.upstream.UpstreamRequest;
import java.util.Map;
import java.util.Optional;

/** Chats with providers that speak Anthropic's Messages API. */
public final class AnthropicChat implements ChatFamily {

    private static final String VERSION = "2023-06-01";

    @Override
    public UpstreamRequest request(Call call) {
        return new UpstreamRequest(
                call.route().baseUrl() + "/messages",
                Map.of("x-api-key", call.credential(), "anthropic-version", VERSION),
                AnthropicRequest.of(call),
                call.request().stream(),
                call.funding());
    }

    @Override
    public Optional<ReportedUsage> usage(Call call, ObjectNode answer) {
        return AnthropicUsage.in(answer.path("usage"));
    }

    @Override
    public ObjectNode completion(Call call, ObjectNode answer) {
        return AnthropicAnswer.completion(answer, call.createdSeconds());
    }

    @Override
    public ChunkSource chunks(Call call) {
        return new AnthropicChunks(call.createdSeconds());
    }
}
