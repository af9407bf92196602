package dev.florin.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.id.RequestId;
import dev.florin.money.Credits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> OPTIONAL = Set.of(
            "CreditsGranted/expiresAt",
            "PricePublished/price/contextTiers",
            "PricePublished/price/minimumChargeMicros",
            "PricePublished/providerPrice",
            "UsageRecorded/charge/discountBasisPoints",
            "UsageRecorded/providerCost",
            "UsageRecorded/providerUsage",
            "UsageRecorded/budgets",
            "LeaseReturned/budget",
            "TransferPosted/lotId",
            "TransferPosted/memo",
            "TransferPosted/memo/reference",
            "TransferPosted/memo/reason",
            "TransferPosted/memo/author");

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
        assertThat(JSON.readTree(EventCodec.encode(event)))
                .isEqualTo(GoldenSample.of(EventType.of(event)).json());
    }

    @ParameterizedTest
    @MethodSource("events")
    void the_golden_sample_is_read_as_the_event(Event event) throws IOException {
        assertThat(EventCodec.decode(
                        EventType.of(event).code(),
                        GoldenSample.of(EventType.of(event)).data()))
                .isEqualTo(event);
    }

    @Test
    void usage_from_before_providers_costs_were_told_is_still_read() throws IOException {
        String type = EventType.USAGE_RECORDED.code();

        assertThat(EventCodec.decode(
                        type, GoldenSample.earlierOf(EventType.USAGE_RECORDED).data()))
                .extracting("requestId", "providerCost")
                .containsExactly(RequestId.fromString("req_01jbty78xje008000000000005"), null);
    }

    @Test
    void a_price_from_before_there_were_tiers_is_still_read() throws IOException {
        String type = EventType.PRICE_PUBLISHED.code();

        assertThat(EventCodec.decode(
                        type, GoldenSample.earlierOf(EventType.PRICE_PUBLISHED).data()))
                .extracting("price.contextTiers", "price.minimumChargeMicros", "price.free", "providerPrice")
                .containsOnlyNulls();
    }

    @Test
    void a_price_that_is_free_by_accident_is_refused() {
        String data = """
                {"eventId":"evt_01jbty78xje008000000000004","model":"m","provider":"p","upstreamModel":"m",
                "contextTokens":1,"maxOutputTokens":1,"price":{"version":"m@1","effectiveFrom":"2026-01-01T00:00:00Z",
                "rates":{"requests":{"amountMicros":0,"perUnits":1}}%s},"occurredAt":"2026-11-21T10:15:30Z"}""";

        assertUnreadable(EventType.PRICE_PUBLISHED.code(), data.formatted(""), "not said to be free");
        assertThat(EventCodec.decode(EventType.PRICE_PUBLISHED.code(), utf8(data.formatted(",\"free\":true"))))
                .extracting("price.free")
                .isEqualTo(true);
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_field_added_later_is_ignored(Event event) throws IOException {
        ObjectNode grown = (ObjectNode) GoldenSample.of(EventType.of(event)).json();
        grown.put("addedInAnotherVersion", 1);

        assertThat(decoded(event, grown)).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_missing_field_is_named(Event event) throws IOException {
        JsonNode golden = GoldenSample.of(EventType.of(event)).json();
        for (JsonPointer field : fieldsOf(golden)) {
            JsonNode absent = golden.deepCopy();
            ((ObjectNode) absent.at(field.head())).remove(field.last().getMatchingProperty());
            JsonNode isNull = golden.deepCopy();
            ((ObjectNode) isNull.at(field.head())).putNull(field.last().getMatchingProperty());

            if (OPTIONAL.contains(event.getClass().getSimpleName() + field)) {
                assertThat(decoded(event, absent))
                        .isEqualTo(decoded(event, isNull))
                        .isNotEqualTo(event);
            } else {
                String name = field.toString().substring(1).replace('/', '.');
                assertMissing(name, event, absent);
                assertMissing(name, event, isNull);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"93750.0", "93750.5", "\"93750\"", "true", "1e3", "-1", "9223372036854775808", "[1]"})
    void a_quantity_that_is_no_whole_number_is_refused(String amount) {
        String data = """
                {"eventId":"evt_01jbty78xje008000000000009","accountId":"acc_01jbty78xje008000000000001",
                "epoch":"epo_01jbty78xje008000000000008","amountMicros":%s,"occurredAt":"2026-11-21T10:15:30Z"}""";

        assertUnreadable(EventType.LEASE_RETURNED.code(), data.formatted(amount), "lease-returned");
        assertThat(EventCodec.decode(EventType.LEASE_RETURNED.code(), utf8(data.formatted("93750"))))
                .extracting("amountMicros")
                .isEqualTo(new Credits(93_750));
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

    private static void assertMissing(String field, Event event, JsonNode data) {
        assertThatExceptionOfType(UnreadableEventException.class)
                .as(field)
                .isThrownBy(() -> decoded(event, data))
                .withMessageContaining("field '" + field + "' is missing");
    }

    private static void assertUnreadable(@Nullable String type, String data, String reason) {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> EventCodec.decode(type, utf8(data)))
                .withMessageContaining(reason);
    }

    /** Every field of every object, but not the meters of a usage or the rates of a price. */
    private static List<JsonPointer> fieldsOf(JsonNode golden) {
        List<JsonPointer> fields = new ArrayList<>();
        collect(golden, JsonPointer.empty(), fields);
        return fields;
    }

    private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> fields) {
        node.properties().stream()
                .filter(field -> !field.getKey().contains("tokens."))
                .forEach(field -> {
                    JsonPointer pointer = at.appendProperty(field.getKey());
                    fields.add(pointer);
                    collect(field.getValue(), pointer, fields);
                });
    }

    private static Event decoded(Event like, JsonNode data) throws JsonProcessingException {
        return EventCodec.decode(EventType.of(like).code(), JSON.writeValueAsBytes(data));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
