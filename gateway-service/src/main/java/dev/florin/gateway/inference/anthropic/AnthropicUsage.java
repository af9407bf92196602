package dev.florin.gateway.inference.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.ExactJson;
import dev.florin.gateway.inference.ReportedUsage;
import dev.florin.gateway.inference.UsageReader;
import dev.florin.usage.Division;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.util.Optional;

/**
 * Usage of a message in Anthropic's words, where what was read from the cache and what was written to it stand beside the
 * input: the three together are the prompt. Writes for an hour are told apart within the writes. Thinking is output.
 */
public final class AnthropicUsage {

    private AnthropicUsage() {}

    /** Reads the object {@code usage} of a message; empty when it is missing or not a usage. */
    public static Optional<ReportedUsage> in(JsonNode usage) {
        if (!(usage instanceof ObjectNode object)
                || !UsageReader.isCount(usage.path("input_tokens"))
                || !UsageReader.isCount(usage.path("output_tokens"))) {
            return Optional.empty();
        }
        UsageReader reader = new UsageReader(object);
        Usage read = Usage.of(Meter.INPUT_TOKENS, reader.count("/input_tokens"))
                .with(Meter.CACHED_INPUT_TOKENS, reader.count("/cache_read_input_tokens"))
                .plus(written(reader))
                .with(Meter.OUTPUT_TOKENS, reader.count("/output_tokens"))
                .with(Meter.WEB_SEARCHES, reader.count("/server_tool_use/web_search_requests"));
        return Optional.of(new ReportedUsage(read, ReportedUsage.shownAsOpenAi(read), reader.contradictions()));
    }

    /**
     * What a stream tells at its start and at its end, as one report. The counts of the end are those of the whole
     * message, not what came on top; what the end leaves out stays as the start told it.
     */
    static ObjectNode merged(ObjectNode start, ObjectNode end) {
        ObjectNode merged = start.deepCopy();
        end.properties().forEach(field -> {
            if (!field.getValue().isNull() && !isLess(field.getValue(), start.path(field.getKey()))) {
                merged.set(field.getKey(), field.getValue());
            }
        });
        return merged;
    }

    /** A start with the output that we counted, for a message that broke off. */
    static ObjectNode cutOff(ObjectNode start, long generatedTokens) {
        ObjectNode end = ExactJson.object().put("output_tokens", generatedTokens);
        return merged(start, end);
    }

    private static Usage written(UsageReader reader) {
        long told = reader.count("/cache_creation_input_tokens");
        long short5m = reader.count("/cache_creation/ephemeral_5m_input_tokens");
        long long1h = reader.count("/cache_creation/ephemeral_1h_input_tokens");
        long total = reader.has("/cache_creation_input_tokens") ? told : short5m + long1h;
        Division division =
                Division.of(total).part(Meter.CACHE_WRITE_TOKENS, short5m).part(Meter.CACHE_WRITE_1H_TOKENS, long1h);
        return reader.checked("cache_creation_input_tokens", division).rest(Meter.CACHE_WRITE_TOKENS);
    }

    private static boolean isLess(JsonNode end, JsonNode start) {
        return UsageReader.isCount(end) && UsageReader.isCount(start) && end.asLong() < start.asLong();
    }
}
