package dev.florin.gateway.inference.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.ExactJson;
import dev.florin.gateway.inference.PromptTokens;
import dev.florin.gateway.inference.ReportedUsage;
import dev.florin.gateway.inference.TextUnit;
import java.io.IOException;
import java.util.List;
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
    private final ChunkSource source;
    private final StringBuilder generated = new StringBuilder();
    private ObjectNode last = ExactJson.object();
    private final AnswerCharacters characters = new AnswerCharacters();
    private long outputTokens;
    private Before before = new Before(0, 0, 0, Optional.empty());
    private boolean done;
    private boolean failed;
    private boolean withdrawn;

    /** What stood before the last event. */
    private record Before(int length, long tokens, long characters, Optional<ReportedUsage> usage) {}

    /**
     * @param model the customer's name, which stands in the place of the provider's
     * @param usageAsked whether the client expects the field {@code usage} in every chunk
     * @param source makes OpenAI's chunks of what the provider sends
     */
    public ChunkStream(String model, boolean usageAsked, ChunkSource source) {
        this.model = model;
        this.usageAsked = usageAsked;
        this.source = source;
    }

    /** Takes an event's data; what the client is to get of it, as JSON. */
    List<String> pass(String data) {
        if (data.equals(DONE)) {
            done = true;
            return List.of();
        }
        before = new Before(generated.length(), outputTokens, characters.count(), source.usage());
        return eventIn(data).map(source::take).orElse(List.of()).stream()
                .flatMap(chunk -> pass(chunk).stream())
                .map(ExactJson::write)
                .toList();
    }

    /** The provider's usage, if it was told. */
    public Optional<ReportedUsage> usage() {
        return withdrawn ? before.usage() : source.usage();
    }

    /**
     * The usage of an answer that broke off, as far as it was told or is known.
     *
     * @param promptTokens our count
     */
    public ReportedUsage usageSoFar(long promptTokens, long generatedTokens) {
        return source.brokenOff(promptTokens, generatedTokens);
    }

    /** All text that was generated, for counting; tool calls included. */
    public String generated() {
        return generated.toString();
    }

    /**
     * What was generated so far, by our count: of characters exactly; of tokens piece by piece, which is hardly ever less than of the
     * whole.
     */
    public long output(TextUnit unit) {
        return switch (unit) {
            case TOKENS -> outputTokens;
            case CHARACTERS -> withdrawn ? before.characters() : characters.count();
        };
    }

    /** The last event is not passed on: what it told does not count, and the answer comes to no end. */
    public void withdraw() {
        generated.setLength(before.length());
        outputTokens = before.tokens();
        withdrawn = true;
        failed = true;
    }

    /** Whether the answer came to its end; otherwise the provider broke off. */
    public boolean isComplete() {
        return !failed && (done || source.isComplete());
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

    private Optional<ObjectNode> eventIn(String data) {
        try {
            if (ExactJson.read(data.getBytes(java.nio.charset.StandardCharsets.UTF_8)) instanceof ObjectNode event
                    && !event.hasNonNull("error")) {
                return Optional.of(event);
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
        chunk.path("choices").forEach(this::count);
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

    private void count(JsonNode choice) {
        JsonNode delta = choice.path("delta");
        String text = MessageText.in(delta);
        characters.add(choice.path("index").asInt(0), delta);
        generated.append(text);
        outputTokens += text.isEmpty() ? 0 : PromptTokens.in(text);
    }
}
