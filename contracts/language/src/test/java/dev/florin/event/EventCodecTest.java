package dev.florin.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Event> events() {
        return GoldenEvents.ALL;
    }

    @Test
    void every_type_has_a_golden_sample() {
        assertThat(GoldenEvents.ALL.stream().map(EventType::of)).containsExactlyInAnyOrder(EventType.values());
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_written_as_its_golden_sample(Event event) throws IOException {
        assertThat(JSON.readTree(EventCodec.encode(event))).isEqualTo(JSON.readTree(goldenOf(event)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void the_golden_sample_is_read_as_the_event(Event event) throws IOException {
        assertThat(EventCodec.decode(EventType.of(event).code(), goldenOf(event)))
                .isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_field_added_later_is_ignored_and_a_missing_one_is_named(Event event) throws IOException {
        ObjectNode grown = (ObjectNode) JSON.readTree(goldenOf(event));
        grown.put("addedInAnotherVersion", 1);
        ObjectNode shrunk = grown.deepCopy();
        shrunk.remove("accountId");
        shrunk.remove("model");
        String type = EventType.of(event).code();

        assertThat(EventCodec.decode(type, JSON.writeValueAsBytes(grown))).isEqualTo(event);
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> EventCodec.decode(type, JSON.writeValueAsBytes(shrunk)))
                .withMessageContaining("is missing");
    }

    @Test
    void what_is_no_event_says_why() {
        String type = EventType.USAGE_RECORDED.code();

        assertUnreadable(null, "{}", "ce_type");
        assertUnreadable("dev.florin.unheard.of.v1", "{}", "dev.florin.unheard.of.v1");
        assertUnreadable(type, "not json", type);
        assertUnreadable(type, "null", type);
        assertUnreadable(type, "{\"requestId\":\"nonsense\"}", "req_");
    }

    @Test
    void the_headers_are_the_cloud_events_attributes() {
        Event event = GoldenEvents.ALL.getFirst();

        assertThat(EventCodec.headers(event, "gateway"))
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_id", event.eventId().toString())
                .containsEntry("ce_source", "gateway")
                .containsEntry("ce_type", "dev.florin.account.opened.v1")
                .containsEntry("ce_time", "2026-11-21T10:15:30.123Z")
                .containsEntry("content-type", "application/json");
    }

    private static void assertUnreadable(@Nullable String type, String data, String reason) {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> EventCodec.decode(type, data.getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining(reason);
    }

    private static byte[] goldenOf(Event event) throws IOException {
        String name = "/events/" + EventType.of(event).code() + ".json";
        try (InputStream sample = EventCodecTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(sample, name).readAllBytes();
        }
    }
}
