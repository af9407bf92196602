package dev.florin.gateway.inference.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.ExactJson;
import dev.florin.gateway.inference.PromptTokens;
import java.io.IOException;
import java.util.Optional;

/**
 * One streamed answer on its way through: which chunks the client gets, and what they told. Pure.
 *
 * <p>The provider's usage is kept back: the client's last chunk carries it together with what the request cost.
 */
public final class ChunkStream {

    private static final String DONE = "[DONE]";

    private final String model;
    private final boolean usageAsked;
    private final StringBuilder generated = new StringBuilder();
    private Optional<OpenAiUsage> usage = Optional.empty();
    private ObjectNode last = ExactJson.object();
    private long outputTokens;
    private Before before = new Before(0, 0, Optional.empty());
    private boolean done;
    private boolean failed;

    /** What stood before the last event. */
    private record Before(int length, long tokens, Optional<OpenAiUsage> usage) {}

    /**
     * @param model the customer's name, which stands in the place of the provider's
     * @param usageAsked whether the client expects the field {@code usage} in every chunk
     */
    public ChunkStream(String model, boolean usageAsked) {
        this.model = model;
        this.usageAsked = usageAsked;
    }

    /** Takes an event's data; what the client is to get of it, as JSON. */
    Optional<String> pass(String data) {
        if (data.equals(DONE)) {
            done = true;
            return Optional.empty();
        }
        before = new Before(generated.length(), outputTokens, usage);
        return chunkIn(data).flatMap(this::pass).map(ExactJson::write);
    }

    /** The provider's usage, if it was told. */
    public Optional<OpenAiUsage> usage() {
        return usage;
    }

    /** All text that was generated, for counting; tool calls included. */
    public String generated() {
        return generated.toString();
    }

    /** What was generated so far by our count, piece by piece: hardly ever less than of the whole. */
    public long outputTokens() {
        return outputTokens;
    }

    /** The last event is not passed on: what it told does not count, and the answer comes to no end. */
    public void withdraw() {
        generated.setLength(before.length());
        outputTokens = before.tokens();
        usage = before.usage();
        failed = true;
    }

    /** Whether the answer came to its end; otherwise the provider broke off. */
    public boolean isComplete() {
        return !failed && (done || usage.isPresent());
    }

    /** The last chunk: no choices, only the usage. */
    public ObjectNode usageChunk(ObjectNode finalUsage) {
        ObjectNode chunk = ExactJson.object();
        chunk.set("id", last.path("id"));
        chunk.put("object", "chat.completion.chunk");
        chunk.set("created", last.path("created"));
        chunk.put("model", model);
        chunk.putArray("choices");
        chunk.set("usage", finalUsage);
        return chunk;
    }

    private Optional<ObjectNode> chunkIn(String data) {
        try {
            if (ExactJson.read(data.getBytes(java.nio.charset.StandardCharsets.UTF_8)) instanceof ObjectNode chunk
                    && !chunk.has("error")) {
                return Optional.of(chunk);
            }
            failed = true;
            return Optional.empty();
        } catch (IOException e) {
            failed = true;
            return Optional.empty();
        }
    }

    private Optional<ObjectNode> pass(ObjectNode chunk) {
        last = chunk;
        usage = OpenAiUsage.in(chunk.path("usage")).or(() -> usage);
        chunk.path("choices").forEach(choice -> count(choice.path("delta")));
        if (chunk.path("choices").isEmpty()) {
            return Optional.empty();
        }
        chunk.put("model", model);
        if (usageAsked) {
            chunk.putNull("usage");
        } else {
            chunk.remove("usage");
        }
        return Optional.of(chunk);
    }

    private void count(JsonNode delta) {
        String text = GeneratedText.in(delta);
        generated.append(text);
        outputTokens += text.isEmpty() ? 0 : PromptTokens.in(text);
    }
}
