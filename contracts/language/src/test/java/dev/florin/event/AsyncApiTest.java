package dev.florin.event;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.florin.event.Topics.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The AsyncAPI document names every topic and every event, each where it travels. */
class AsyncApiTest {

    private static final JsonNode DOCUMENT = document();

    @Test
    void every_topic_is_a_channel_that_keeps_what_the_topic_keeps() {
        assertThat(channels().map(AsyncApiTest::topicOf)).containsExactlyInAnyOrderElementsOf(Topics.ALL);
    }

    @Test
    void every_event_is_a_message_of_its_topics_channel() {
        Map<String, Set<String>> byTopic =
                Stream.of(EventType.values()).collect(groupingBy(EventType::topic, mapping(EventType::code, toSet())));

        channels()
                .filter(channel -> !channel.path("address").asText().equals(Topics.DEAD_LETTERS))
                .forEach(channel -> assertThat(
                                StreamSupport.stream(channel.path("messages").spliterator(), false)
                                        .map(AsyncApiTest::resolved)
                                        .map(message -> message.path("name").asText())
                                        .collect(toSet()))
                        .isEqualTo(byTopic.get(channel.path("address").asText())));
    }

    @ParameterizedTest
    @EnumSource
    void a_message_is_described_by_its_events_schema(EventType type) {
        String title = type.eventClass().getSimpleName();
        JsonNode message =
                DOCUMENT.at("/components/messages/" + title.substring(0, 1).toLowerCase() + title.substring(1));
        String schema = message.at("/payload/schema/$ref").asText();

        assertThat(message.path("name").asText()).isEqualTo(type.code());
        assertThat(message.path("title").asText()).isEqualTo(title);
        assertThat(schema).isEqualTo("schemas/" + type.code() + ".json");
        assertThat(AsyncApiTest.class.getResource("/" + schema)).isNotNull();
    }

    @Test
    void the_headers_are_the_codecs() {
        Set<String> described = DOCUMENT.at("/components/schemas/cloudEventHeaders/properties").properties().stream()
                .map(Map.Entry::getKey)
                .collect(toSet());

        assertThat(described)
                .containsAll(EventCodec.headers(GoldenEvents.ALL.getFirst(), "gateway")
                        .keySet());
    }

    @Test
    void every_channel_can_be_received() {
        Set<String> received = StreamSupport.stream(DOCUMENT.path("operations").spliterator(), false)
                .map(operation ->
                        resolved(operation.path("channel")).path("address").asText())
                .collect(toSet());

        assertThat(received).isEqualTo(Topics.ALL.stream().map(Topic::name).collect(toSet()));
    }

    private static Stream<JsonNode> channels() {
        return StreamSupport.stream(DOCUMENT.path("channels").spliterator(), false);
    }

    private static Topic topicOf(JsonNode channel) {
        JsonNode settings = channel.at("/bindings/kafka");
        return new Topic(
                channel.path("address").asText(),
                settings.at("/topicConfiguration/cleanup.policy/0").asText().equals("compact"),
                settings.path("partitions").asInt() == 1);
    }

    private static JsonNode resolved(JsonNode reference) {
        return DOCUMENT.at(reference.path("$ref").asText().substring(1));
    }

    private static JsonNode document() {
        try (InputStream file = AsyncApiTest.class.getResourceAsStream("/asyncapi.yaml")) {
            return new YAMLMapper().readTree(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
