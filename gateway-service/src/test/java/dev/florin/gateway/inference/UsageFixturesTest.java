package dev.florin.gateway.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.inference.openai.AudioUsage;
import dev.florin.gateway.inference.openai.EmbeddingUsage;
import dev.florin.gateway.inference.openai.ImageUsage;
import dev.florin.gateway.inference.upstream.ChatFamily;
import dev.florin.gateway.inference.upstream.ChunkSource;
import dev.florin.gateway.routing.Family;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers as providers give them, and what they used. */
class UsageFixturesTest {

    /** One file of {@code src/test/resources/usage}. */
    record Fixture(String name, JsonNode content) {

        @Override
        public String toString() {
            return name + ": " + content.path("what").asText();
        }

        Family family() {
            return Family.valueOf(content.path("family").asText().toUpperCase(Locale.ROOT));
        }

        Usage expected() {
            Map<Meter, Long> quantities = new HashMap<>();
            content.path("expected")
                    .properties()
                    .forEach(field -> quantities.put(
                            Meter.fromCode(field.getKey()), field.getValue().asLong()));
            return new Usage(quantities);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    @DisplayName("T2, Z3: what a provider reports becomes disjoint meters")
    void becomesDisjointMeters(Fixture fixture) {
        // when
        Optional<ReportedUsage> reported = reportedIn(fixture);

        // then
        assertThat(reported).map(ReportedUsage::usage).contains(fixture.expected());
        assertThat(reported.orElseThrow().contradictions().isEmpty())
                .isEqualTo(!fixture.content().path("contradicted").asBoolean(false));
    }

    private static Optional<ReportedUsage> reportedIn(Fixture fixture) {
        JsonNode usage = fixture.content().path("answer").path("usage");
        return switch (fixture.content().path("kind").asText()) {
            case "chat" -> ofChat(fixture);
            case "embedding" -> EmbeddingUsage.in(usage);
            case "image" -> ImageUsage.in(usage);
            case "transcription" -> AudioUsage.ofTranscription(usage);
            case "speech" -> AudioUsage.ofSpeech(usage);
            default -> throw new IllegalArgumentException(fixture.name());
        };
    }

    private static Optional<ReportedUsage> ofChat(Fixture fixture) {
        ObjectNode request = ExactJson.object().put("model", "m");
        request.putArray("messages").addObject().put("role", "user").put("content", "x");
        fixture.content().path("request").properties().forEach(field -> request.set(field.getKey(), field.getValue()));
        Call call = Calls.of(fixture.family(), ExactJson.write(request));
        ChatFamily family = ChatFamilies.of(fixture.family());
        if (fixture.content().has("answer")) {
            return family.usage(call, (ObjectNode) fixture.content().path("answer"));
        }
        ChunkSource chunks = family.chunks(call);
        fixture.content()
                .path("stream")
                .forEach(event -> assertThat(chunks.take((ObjectNode) event)).isNotNull());
        assertThat(chunks.isComplete()).isTrue();
        return chunks.usage();
    }

    static List<Fixture> fixtures() throws IOException, URISyntaxException {
        URL folder = Objects.requireNonNull(UsageFixturesTest.class.getResource("/usage"));
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            return files.sorted().map(UsageFixturesTest::read).toList();
        }
    }

    private static Fixture read(Path file) {
        try {
            return new Fixture(file.getFileName().toString(), ExactJson.read(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }
}
