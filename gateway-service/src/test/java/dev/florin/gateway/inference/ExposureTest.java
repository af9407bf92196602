package dev.florin.gateway.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.pricing.Price;
import dev.florin.pricing.PriceVersion;
import dev.florin.pricing.Rate;
import dev.florin.pricing.UsageLimit;
import dev.florin.usage.Meter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExposureTest {

    private static final Map<Meter, Rate> TEXT = Map.of(
            Meter.INPUT_TOKENS, new Rate(1, 1),
            Meter.CACHED_INPUT_TOKENS, new Rate(1, 1),
            Meter.OUTPUT_TOKENS, new Rate(1, 1),
            Meter.REASONING_TOKENS, new Rate(1, 1));

    @ParameterizedTest
    @DisplayName("P2: a meter without a rate refuses the request before it is sent")
    @CsvSource(delimiter = '|', textBlock = """
            {"messages": [{"role": "user", "content": "x"}]}                                                       |
            {"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "u"}}]}]}        |
            {"messages": [{"content": [{"type": "input_audio", "input_audio": {"data": "", "format": "wav"}}]}]}   | tokens.audio_input
            {"messages": [{"content": [{"type": "text", "text": "x", "cache_control": {"type": "ephemeral"}}]}]}   | tokens.cache_write
            {"messages": [], "tools": [{"cache_control": {"type": "ephemeral", "ttl": "1h"}}]}                     | tokens.cache_write_1h
            {"messages": [], "tools": [{"function": {"parameters": {"properties": {"cache_control": {}}}}}]}       |
            {"messages": [], "modalities": ["text", "audio"]}                                                      | tokens.audio_output
            {"messages": [], "modalities": ["image"]}                                                              | tokens.image_output
            {"messages": [], "web_search_options": {}}                                                             | web_searches
            """)
    void namesTheMeterThatHasNoRate(String body, String meter) throws IOException {
        assertThat(exposureOf(body).unpriced(price(TEXT)))
                .isEqualTo(Optional.ofNullable(meter).map(Meter::fromCode));
    }

    @Test
    void theMostIncludesSearchesTheRequestAndTheDearestTokens() throws IOException {
        Map<Meter, Rate> rates = new HashMap<>(TEXT);
        rates.put(Meter.WEB_SEARCHES, new Rate(1_000, 1));
        rates.put(Meter.REQUESTS, new Rate(70, 1));
        rates.put(Meter.IMAGE_INPUT_TOKENS, new Rate(3, 1));
        Exposure exposure = exposureOf("{\"messages\": [], \"web_search_options\": {}}");

        MaximumCharge charge = MaximumCharge.at(price(rates), exposure, 0).orElseThrow();

        assertThat(charge.beside())
                .containsExactlyInAnyOrder(
                        UsageLimit.of(Meter.WEB_SEARCHES, Exposure.MOST_WEB_SEARCHES),
                        UsageLimit.of(Meter.REQUESTS, 1));
        assertThat(charge.of(10, 2).micros()).isEqualTo(5 * 1_000 + 70 + 10 * 3 + 2);
    }

    private static Exposure exposureOf(String body) throws IOException {
        return Exposure.of(ExactJson.read(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static Price price(Map<Meter, Rate> rates) {
        return new Price(new PriceVersion("test"), Instant.EPOCH, rates);
    }
}
