package dev.florin.gateway.inference.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.ReportedUsage;
import dev.florin.gateway.inference.UsageReader;
import dev.florin.usage.Division;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Usage of transcriptions and of speech in OpenAI's words. A transcription is told in tokens ({@code "type": "tokens"},
 * of audio unless they are told to be text) or in seconds ({@code "type": "duration"}). Speech is told in tokens, text in
 * and audio out, at the end of its stream.
 */
public final class AudioUsage {

    private static final BigDecimal LONGEST_SECONDS = BigDecimal.valueOf(Integer.MAX_VALUE);

    private AudioUsage() {}

    /** Reads the object {@code usage} of a transcription; empty when it is missing or not a usage. */
    public static Optional<ReportedUsage> ofTranscription(JsonNode usage) {
        return usage instanceof ObjectNode object
                ? usage.path("seconds").isNumber() ? duration(object) : heard(object)
                : Optional.empty();
    }

    /** Reads the object {@code usage} of the last event of streamed speech; empty when it is missing or not a usage. */
    public static Optional<ReportedUsage> ofSpeech(JsonNode usage) {
        if (!(usage instanceof ObjectNode object) || !isTokens(object)) {
            return Optional.empty();
        }
        UsageReader reader = new UsageReader(object);
        Usage read = Usage.of(Meter.INPUT_TOKENS, reader.count("/input_tokens"))
                .with(Meter.AUDIO_OUTPUT_TOKENS, reader.count("/output_tokens"));
        reader.checkSum("/total_tokens", read.tokens());
        return Optional.of(new ReportedUsage(read, object, reader.contradictions()));
    }

    private static Optional<ReportedUsage> heard(ObjectNode object) {
        if (!isTokens(object)) {
            return Optional.empty();
        }
        UsageReader reader = new UsageReader(object);
        Division input = Division.of(reader.count("/input_tokens"))
                .part(Meter.INPUT_TOKENS, reader.count("/input_token_details/text_tokens"));
        Usage read = reader.checked("input_tokens", input)
                .rest(Meter.AUDIO_INPUT_TOKENS)
                .with(Meter.OUTPUT_TOKENS, reader.count("/output_tokens"));
        reader.checkSum("/total_tokens", read.tokens());
        return Optional.of(new ReportedUsage(read, object, reader.contradictions()));
    }

    /** A part of a second counts as a whole one. */
    private static Optional<ReportedUsage> duration(ObjectNode object) {
        BigDecimal seconds = object.path("seconds").decimalValue().setScale(0, RoundingMode.CEILING);
        return seconds.signum() < 0 || seconds.compareTo(LONGEST_SECONDS) > 0
                ? Optional.empty()
                : Optional.of(new ReportedUsage(
                        Usage.of(Meter.AUDIO_SECONDS, seconds.longValueExact()), object, java.util.List.of()));
    }

    private static boolean isTokens(ObjectNode usage) {
        return UsageReader.isCount(usage.path("input_tokens")) && UsageReader.isCount(usage.path("output_tokens"));
    }
}
