package dev.florin.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MeterTest {

    @Test
    @DisplayName("T9: the schema of the events names exactly the meters there are")
    void theSchemaNamesExactlyTheMetersThereAre() throws IOException {
        assertThat(codesInSchema())
                .containsExactlyElementsOf(
                        Stream.of(Meter.values()).map(Meter::code).toList());
    }

    @Test
    void aMeterThatWasPublishedKeepsItsName() {
        assertThat(codes())
                .contains("tokens.input", "tokens.cached_input", "tokens.cache_write", "tokens.output")
                .contains("tokens.reasoning", "requests", "web_searches", "images", "characters.input")
                .contains("characters.output", "bytes.reference", "video_seconds", "gpu_seconds");
    }

    @Test
    void everyTokenIsOfThePromptOrOfTheAnswer() {
        assertThat(Stream.of(Meter.values()).filter(meter -> meter.code().startsWith("tokens.")))
                .allMatch(meter -> meter.isWithin(Meter.INPUT_TOKENS) != meter.isWithin(Meter.OUTPUT_TOKENS));
        assertThat(Stream.of(Meter.values()).filter(meter -> !meter.code().startsWith("tokens.")))
                .noneMatch(meter -> meter.isWithin(Meter.INPUT_TOKENS) || meter.isWithin(Meter.OUTPUT_TOKENS));
    }

    @Test
    void whatAPriceDoesNotTellApartIsCountedMoreBroadly() {
        assertThat(Meter.CACHE_WRITE_1H_TOKENS.broader()).contains(Meter.CACHE_WRITE_TOKENS);
        assertThat(Meter.CACHE_WRITE_1H_TOKENS.isWithin(Meter.INPUT_TOKENS)).isTrue();
        assertThat(Meter.INPUT_TOKENS.isWithin(Meter.CACHED_INPUT_TOKENS)).isFalse();
    }

    private static List<String> codes() {
        return Stream.of(Meter.values()).map(Meter::code).toList();
    }

    private static List<String> codesInSchema() throws IOException {
        try (InputStream schema = MeterTest.class.getResourceAsStream("/schemas/common.json")) {
            JsonNode meters = new ObjectMapper().readTree(schema).at("/$defs/meter/enum");
            List<String> codes = new ArrayList<>();
            meters.forEach(meter -> codes.add(meter.asText()));
            return codes;
        }
    }
}
