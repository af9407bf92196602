package dev.florin.gateway.inference.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.ReportedUsage;
import dev.florin.gateway.inference.UsageReader;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.util.Optional;

/** Usage of embeddings in OpenAI's words: all tokens are the prompt's. */
public final class EmbeddingUsage {

    private EmbeddingUsage() {}

    /** Reads the object {@code usage} of an answer; empty when it is missing or not a usage. */
    public static Optional<ReportedUsage> in(JsonNode usage) {
        if (!(usage instanceof ObjectNode object) || !UsageReader.isCount(usage.path("prompt_tokens"))) {
            return Optional.empty();
        }
        UsageReader reader = new UsageReader(object);
        long prompt = reader.count("/prompt_tokens");
        reader.checkSum("/total_tokens", prompt);
        return Optional.of(new ReportedUsage(Usage.of(Meter.INPUT_TOKENS, prompt), object, reader.contradictions()));
    }
}
