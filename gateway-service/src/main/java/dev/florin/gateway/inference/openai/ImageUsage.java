package dev.florin.gateway.inference.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.ReportedUsage;
import dev.florin.gateway.inference.UsageReader;
import dev.florin.usage.Division;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.util.Optional;

/**
 * Usage of generated images in OpenAI's words: tokens of text and images in, and out. What of the output is not told to
 * be text is image.
 */
public final class ImageUsage {

    private ImageUsage() {}

    /** Reads the object {@code usage} of an answer; empty when it is missing or not a usage. */
    public static Optional<ReportedUsage> in(JsonNode usage) {
        if (!(usage instanceof ObjectNode object)
                || !UsageReader.isCount(usage.path("input_tokens"))
                || !UsageReader.isCount(usage.path("output_tokens"))) {
            return Optional.empty();
        }
        UsageReader reader = new UsageReader(object);
        long input = reader.count("/input_tokens");
        long output = reader.count("/output_tokens");
        Division prompt = Division.of(input)
                .part(Meter.CACHED_INPUT_TOKENS, reader.count("/input_tokens_details/cached_tokens"))
                .part(Meter.IMAGE_INPUT_TOKENS, reader.count("/input_tokens_details/image_tokens"));
        Division generated =
                Division.of(output).part(Meter.OUTPUT_TOKENS, reader.count("/output_tokens_details/text_tokens"));
        Usage read = reader.checked("input_tokens", prompt)
                .rest(Meter.INPUT_TOKENS)
                .plus(reader.checked("output_tokens", generated).rest(Meter.IMAGE_OUTPUT_TOKENS));
        reader.checkSum("/total_tokens", input + output);
        return Optional.of(new ReportedUsage(read, object, reader.contradictions()));
    }
}
