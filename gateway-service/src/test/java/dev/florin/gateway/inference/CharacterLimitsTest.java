package dev.florin.gateway.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.routing.Family;
import dev.florin.gateway.routing.Route;
import dev.florin.money.Credits;
import dev.florin.pricing.ChargedUsage;
import dev.florin.pricing.Discount;
import dev.florin.pricing.Price;
import dev.florin.pricing.PriceVersion;
import dev.florin.pricing.Rate;
import dev.florin.pricing.Rating;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What chats that are priced by characters use, and what is reserved for them. */
class CharacterLimitsTest {

    private static final int CHATS = 3_000;
    private static final String[] CHARACTERS = {"a", " ", "ë", "\u0301", "漢", "👩", "🎉", "\u200d", "\n", "\""};
    private static final InferenceConfig CONFIG = new SmallRyeConfigBuilder()
            .withConverter(Duration.class, 100, new DurationConverter())
            .withMapping(InferenceConfig.class)
            .build()
            .getConfigMapping(InferenceConfig.class);

    private final Estimation estimation = new Estimation(CONFIG);

    @Test
    @DisplayName(
            "P2: no character is charged twice, and none above what was reserved while the answer stays within its bound")
    void chargesEachCharacterOnceAndWithinTheMaximum() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < CHATS; i++) {
            // given
            Chat chat = new Chat(random);
            Route route = route(Map.of(
                    Meter.INPUT_CHARACTERS, rate(random),
                    Meter.OUTPUT_CHARACTERS, rate(random),
                    Meter.REFERENCE_BYTES, rate(random)));
            Estimate estimate = estimation.of(read(chat.body), route, Discount.NONE);
            long answered = random.nextLong(estimate.outputLimit() + 1);

            // when
            Usage reported = Usage.of(Meter.INPUT_TOKENS, random.nextInt(9_999)).with(Meter.REASONING_TOKENS, 7);
            Usage counted = estimate.prompt().counted().with(Meter.OUTPUT_CHARACTERS, answered);
            ChargedUsage charged = ChargedUsage.of(reported, counted, route.price());

            // then
            assertThat(charged.usage())
                    .as("seed " + seed)
                    .isEqualTo(Usage.of(Meter.INPUT_CHARACTERS, chat.characters)
                            .with(Meter.REFERENCE_BYTES, chat.bytes)
                            .with(Meter.OUTPUT_CHARACTERS, answered));
            assertThat(charged.lost()).isEmpty();
            assertThat(charge(charged.usage(), route.price()))
                    .as("seed " + seed)
                    .isLessThanOrEqualTo(estimate.maximum())
                    .isEqualTo(estimate.upTo(answered));
        }
    }

    @Test
    @DisplayName(
            "P2: of a prompt count texts, speakers' names, tools and the form of the answer; no roles, ids, images")
    void countsWhatTheModelIsTold() {
        String body = """
                {"model": "m", "user": "u1", "messages": [
                  {"role": "system", "content": "Be brief."},
                  {"role": "user", "name": "Zoë", "content": [{"type": "text", "text": "漢字🎉"}]},
                  {"role": "assistant", "content": null, "tool_calls": [
                    {"id": "call_1", "type": "function", "function": {"name": "look", "arguments": "{}"}}]},
                  {"role": "tool", "tool_call_id": "call_1", "content": "a cat"}],
                 "tools": [ {"type": "function"} ], "response_format": {"type": "text"}}""";

        assertThat(PromptCharacters.in(read(body).body())).isEqualTo(9 + 3 + 3 + 4 + 2 + 5 + 21 + 15);
    }

    @ParameterizedTest
    @DisplayName("P2: an engine without a rate for a unit refuses it by name, and what has no characters is refused")
    @CsvSource(delimiter = '|', textBlock = """
            {"messages": [{"content": [{"type": "file", "file": {"file_data": "data:a/b;base64,QQ=="}}]}]}       | bytes.reference
            {"messages": [{"content": [{"type": "image_url", "image_url": {"url": "u"}}]}]}                      | tokens.image_input
            {"messages": [{"content": [{"type": "input_audio", "input_audio": {"data": "", "format": "wav"}}]}]} | tokens.audio_input
            {"messages": [{"content": "x"}], "modalities": ["text", "audio"]}                                    | tokens.audio_output
            {"messages": [{"content": "x"}], "web_search_options": {}}                                           | web_searches
            """)
    void refusesWhatHasNoRate(String body, String meter) {
        Route route = route(Map.of(Meter.INPUT_CHARACTERS, new Rate(1, 1), Meter.OUTPUT_CHARACTERS, new Rate(1, 1)));
        ChatRequest request = read(body.replaceFirst("\\{", "{\"model\": \"m\", "));

        assertThatThrownBy(() -> estimation.of(request, route, Discount.NONE))
                .isInstanceOf(InferenceRefusal.class)
                .hasMessage("The model 'shop/model' has no price for " + meter + ".");
    }

    @Test
    @DisplayName("P2: a kind of content that nobody can count is refused by its place")
    void refusesWhatItDoesNotKnow() {
        String body = """
                {"model": "m", "messages": [{"role": "user", "content": [
                  {"type": "text", "text": "x"}, {"type": "video_url", "video_url": {"url": "u"}}]}]}""";

        assertThatThrownBy(() -> PromptCharacters.in(read(body).body()))
                .isInstanceOf(InferenceRefusal.class)
                .hasMessage(
                        "messages[0].content[1].type: a model that is priced by characters cannot be given 'video_url'.");
    }

    @ParameterizedTest
    @DisplayName(
            "P2: a reference file counts as it is decoded, or is refused: what cannot be counted cannot be charged")
    @CsvSource(delimiter = '|', textBlock = """
            data:text/plain;base64,QUJD        | 3
            data:text/plain;base64,QUI=        | 2
            data:text/plain;base64,QQ==        | 1
            data:text/plain;base64,QUI         | 2
            data:application/pdf;base64,+/+/   | 3
            data:text/plain;base64,QUJDR       | no Base64
            data:text/plain;base64,QQ=         | no Base64
            data:text/plain;base64,Q Q=        | no Base64
            data:text/plain,hello              | base64
            https://example.com/a.pdf          | base64
            """)
    void countsFilesAsTheyAreDecoded(String data, String expected) {
        String body = """
                {"model": "m", "messages": [{"role": "user", "content": [
                  {"type": "text", "text": "x"}, {"type": "file", "file": {"filename": "a", "file_data": "%s"}}]}]}""".formatted(data);

        if (expected.length() == 1) {
            assertThat(ReferenceFiles.bytesIn(read(body).body())).isEqualTo(Long.parseLong(expected));
        } else {
            assertThatThrownBy(() -> ReferenceFiles.bytesIn(read(body).body()))
                    .isInstanceOf(InferenceRefusal.class)
                    .hasMessageStartingWith("messages[0].content[1].file.file_data: ")
                    .hasMessageContaining(expected);
        }
    }

    /** A prompt of random parts, and how much of what it has. */
    private static final class Chat {

        private final String body;
        private long characters;
        private long bytes;

        Chat(Random random) {
            ObjectNode request = ExactJson.object().put("model", "m").put("max_tokens", 1 + random.nextInt(50));
            ArrayNode messages = request.putArray("messages");
            for (int i = random.nextInt(4); i >= 0; i--) {
                add(messages.addObject().put("role", "user"), random);
            }
            body = ExactJson.write(request);
        }

        private void add(ObjectNode message, Random random) {
            if (random.nextBoolean()) {
                message.put("content", counted(random));
                return;
            }
            ArrayNode parts = message.putArray("content");
            for (int i = random.nextInt(3); i >= 0; i--) {
                if (random.nextInt(3) == 0) {
                    byte[] file = new byte[1 + random.nextInt(50)];
                    bytes += file.length;
                    parts.addObject()
                            .put("type", "file")
                            .putObject("file")
                            .put(
                                    "file_data",
                                    "data:a/b;base64," + Base64.getEncoder().encodeToString(file));
                } else {
                    parts.addObject().put("type", "text").put("text", counted(random));
                }
            }
        }

        private String counted(Random random) {
            int length = random.nextInt(30);
            characters += length;
            return text(random, length);
        }
    }

    /** @param characters code points */
    private static String text(Random random, int characters) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < characters; i++) {
            text.append(CHARACTERS[random.nextInt(CHARACTERS.length)]);
        }
        return text.toString();
    }

    private static Rate rate(Random random) {
        return new Rate(1 + random.nextInt(100_000_000), 1 + random.nextInt(2_000));
    }

    private static Credits charge(Usage usage, Price price) {
        return ((Rating.Rated) Rating.rate(usage, price)).charge().amountMicros();
    }

    private static ChatRequest read(String body) {
        return ChatRequestReader.read(body.getBytes(StandardCharsets.UTF_8));
    }

    private static Route route(Map<Meter, Rate> rates) {
        return new Route(
                "shop/model",
                "provider",
                "model-1",
                Family.OPENAI,
                URI.create("http://localhost/v1"),
                "operators-key",
                100_000,
                4_096,
                new Price(new PriceVersion("test@1"), Instant.EPOCH, new EnumMap<>(rates)),
                Optional.empty());
    }
}
