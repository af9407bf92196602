package dev.florin.gateway.inference.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.ExactJson;
import dev.florin.gateway.inference.ReportedUsage;
import dev.florin.gateway.inference.upstream.ChunkSource;
import dev.florin.gateway.inference.upstream.CompletionJson;
import java.util.List;
import java.util.Optional;

/** The events of a streamed message as OpenAI's chunks. */
final class AnthropicChunks implements ChunkSource {

    private final long createdSeconds;
    private String id = "";
    private ObjectNode usageAtStart = ExactJson.object();
    private Optional<ObjectNode> usageAtEnd = Optional.empty();
    private int calls;
    private boolean inCall;
    private boolean stopped;

    AnthropicChunks(long createdSeconds) {
        this.createdSeconds = createdSeconds;
    }

    @Override
    public List<ObjectNode> take(ObjectNode event) {
        return switch (event.path("type").asText("")) {
            case "message_start" -> start(event.path("message"));
            case "content_block_start" -> startBlock(event.path("content_block"));
            case "content_block_delta" -> delta(event.path("delta"));
            case "message_delta" -> end(event);
            case "message_stop" -> stop();
            default -> List.of();
        };
    }

    @Override
    public Optional<ReportedUsage> usage() {
        return usageAtEnd.flatMap(AnthropicUsage::in);
    }

    @Override
    public boolean isComplete() {
        return stopped;
    }

    /** The start has told the prompt, with what of it was cached. */
    @Override
    public ReportedUsage brokenOff(long promptTokens, long generatedTokens) {
        return AnthropicUsage.in(AnthropicUsage.cutOff(usageAtStart, generatedTokens))
                .orElseGet(() -> ReportedUsage.counted(promptTokens, generatedTokens));
    }

    private List<ObjectNode> start(JsonNode message) {
        id = "chatcmpl-" + message.path("id").asText("");
        if (message.path("usage") instanceof ObjectNode usage) {
            usageAtStart = usage;
        }
        ObjectNode chunk = chunk();
        CompletionJson.deltaOf(chunk).put("role", "assistant").put("content", "");
        return List.of(chunk);
    }

    private List<ObjectNode> startBlock(JsonNode block) {
        inCall = block.path("type").asText("").equals("tool_use");
        if (!inCall) {
            return List.of();
        }
        ObjectNode chunk = chunk();
        ObjectNode call =
                CompletionJson.deltaOf(chunk).putArray("tool_calls").addObject().put("index", calls);
        call.put("id", block.path("id").asText("")).put("type", "function");
        call.putObject("function").put("name", block.path("name").asText("")).put("arguments", "");
        calls++;
        return List.of(chunk);
    }

    private List<ObjectNode> delta(JsonNode delta) {
        ObjectNode chunk = chunk();
        ObjectNode translated = CompletionJson.deltaOf(chunk);
        switch (delta.path("type").asText("")) {
            case "text_delta" -> translated.put("content", delta.path("text").asText(""));
            case "input_json_delta" -> {
                if (inCall) {
                    translated
                            .putArray("tool_calls")
                            .addObject()
                            .put("index", calls - 1)
                            .putObject("function")
                            .put("arguments", delta.path("partial_json").asText(""));
                }
            }
            case "citations_delta" -> {
                if (delta.path("citation").has("url")) {
                    translated.putArray("annotations").add(AnthropicAnswer.annotation(delta.path("citation")));
                }
            }
            default -> {}
        }
        return translated.isEmpty() ? List.of() : List.of(chunk);
    }

    private List<ObjectNode> end(ObjectNode event) {
        if (event.path("usage") instanceof ObjectNode usage) {
            usageAtEnd = Optional.of(AnthropicUsage.merged(usageAtEnd.orElse(usageAtStart), usage));
        }
        String reason = event.path("delta").path("stop_reason").asText("");
        return reason.isEmpty()
                ? List.of()
                : List.of(CompletionJson.finished(chunk(), AnthropicAnswer.finishReason(reason)));
    }

    private List<ObjectNode> stop() {
        stopped = true;
        return List.of();
    }

    private ObjectNode chunk() {
        return CompletionJson.chunk(id, createdSeconds, 0);
    }
}
