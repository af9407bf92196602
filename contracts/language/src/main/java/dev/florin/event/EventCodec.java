package dev.florin.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Events as Kafka records: CloudEvents 1.0 in binary mode, attributes in headers, JSON data in the value.
 *
 * <p>Readers ignore fields they do not know, so that events may grow; a missing field is an error. Fields without a value are left out.
 */
public final class EventCodec {

    /** The header with the event's type. */
    public static final String TYPE_HEADER = "ce_type";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .annotationIntrospector(new RequiredFields())
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private EventCodec() {}

    /** The data of the event as JSON. */
    public static byte[] encode(Event event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "cannot write " + event.getClass().getSimpleName(), e);
        }
    }

    /**
     * Reads an event.
     *
     * @param type the value of {@link #TYPE_HEADER}, null where the record has none
     * @param data the record's value, null for a tombstone
     * @throws UnreadableEventException with the reason, when the record is not an event this version knows
     */
    public static Event decode(@Nullable String type, byte @Nullable [] data) {
        if (type == null) {
            throw new UnreadableEventException("the record has no header " + TYPE_HEADER);
        }
        if (data == null) {
            throw new UnreadableEventException("the record has no value");
        }
        Class<? extends Event> eventClass = EventType.fromCode(type).eventClass();
        try {
            Event event = JSON.readValue(data, eventClass);
            if (event == null) {
                throw new UnreadableEventException("the data of " + type + " is null");
            }
            return event;
        } catch (InvalidNullException e) {
            throw new UnreadableEventException("the data is not " + type + ": field '" + pathOf(e) + "' is missing", e);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableEventException("the data is not " + type + ": " + firstLine(e), e);
        }
    }

    /** The record's headers: the CloudEvents attributes, in the binary mode's spelling. */
    public static Map<String, String> headers(Event event, String source) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", event.eventId().toString());
        headers.put("ce_source", source);
        headers.put(TYPE_HEADER, EventType.of(event).code());
        headers.put("ce_time", event.occurredAt().toString());
        headers.put("ce_partitionkey", event.partitionKey());
        headers.put("content-type", "application/json");
        return headers;
    }

    /** A header's bytes as text; null stays null. */
    public static @Nullable String headerText(byte @Nullable [] value) {
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }

    private static String pathOf(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static String firstLine(Throwable error) {
        String message = error.getMessage();
        return message == null
                ? error.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
