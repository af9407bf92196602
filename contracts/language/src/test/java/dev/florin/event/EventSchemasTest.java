package dev.florin.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The JSON Schemas say what the code does. */
class EventSchemasTest {

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    @ParameterizedTest
    @EnumSource
    void a_golden_sample_is_valid_and_may_grow(EventType type) {
        ObjectNode sample = (ObjectNode) GoldenSample.of(type).json();

        assertThat(faults(type, sample)).isEmpty();
        assertThat(faults(type, sample.put("addedInAnotherVersion", 1))).isEmpty();
    }

    @Test
    void samples_from_before_an_event_grew_are_valid() {
        for (EventType type : List.of(EventType.USAGE_RECORDED, EventType.PRICE_PUBLISHED)) {
            assertThat(faults(type, GoldenSample.earlierOf(type).json())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_the_schema_requires_is_what_the_codec_requires(EventType type) {
        for (String field : List.copyOf(names(GoldenSample.of(type).json()))) {
            ObjectNode sample = (ObjectNode) GoldenSample.of(type).json();
            sample.remove(field);

            assertThat(faults(type, sample).isEmpty()).as(field).isEqualTo(isReadable(type, sample));
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_field_is_described_and_required_unless_it_is_nullable(EventType type) {
        JsonNode schema = schema(type).getSchemaNode();

        assertThat(schema.path("title").asText()).isEqualTo(type.eventClass().getSimpleName());
        assertThat(schema.path("description").asText()).isNotBlank();
        DescribedFields.check(type.eventClass(), schema);
    }

    @ParameterizedTest
    @EnumSource
    void a_value_of_another_kind_is_a_fault(EventType type) {
        for (String field : names(GoldenSample.of(type).json())) {
            ObjectNode sample = (ObjectNode) GoldenSample.of(type).json();
            sample.put(field, true);

            assertThat(faults(type, sample)).as(field).isNotEmpty();
            assertThat(isReadable(type, sample)).as(field).isFalse();
        }
    }

    private static boolean isReadable(EventType type, JsonNode data) {
        try {
            return EventCodec.decode(type.code(), data.toString().getBytes(StandardCharsets.UTF_8)) != null;
        } catch (UnreadableEventException e) {
            return false;
        }
    }

    private static Set<ValidationMessage> faults(EventType type, JsonNode data) {
        return schema(type).validate(data);
    }

    private static JsonSchema schema(EventType type) {
        return FACTORY.getSchema(SchemaLocation.of("classpath:schemas/" + type.code() + ".json"), CONFIG);
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        Stream.of(object).forEach(node -> node.fieldNames().forEachRemaining(names::add));
        return names;
    }
}
