package dev.florin.event;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Compares records with the schemas of their JSON: the same fields, each described, required unless nullable. */
final class DescribedFields {

    private static final JsonNode COMMON = common();

    private DescribedFields() {}

    static void check(Class<?> type, JsonNode schema) {
        RecordComponent[] components = type.getRecordComponents();
        JsonNode properties = schema.path("properties");

        assertThat(names(properties))
                .as(type.getName())
                .isEqualTo(Stream.of(components).map(RecordComponent::getName).collect(toSet()));
        assertThat(required(schema))
                .as(type.getName())
                .isEqualTo(Stream.of(components)
                        .filter(component -> !isNullable(component))
                        .map(RecordComponent::getName)
                        .collect(toSet()));
        for (RecordComponent component : components) {
            check(component, properties.path(component.getName()));
        }
    }

    private static void check(RecordComponent component, JsonNode property) {
        JsonNode schema = resolved(property);
        assertThat(property.path("description")
                        .asText(schema.path("description").asText()))
                .as("the description of " + component)
                .isNotBlank();
        if (component.getGenericType() instanceof ParameterizedType list && schema.has("items")) {
            checkObject((Class<?>) list.getActualTypeArguments()[0], resolved(schema.path("items")));
        } else {
            checkObject(component.getType(), schema);
        }
    }

    /** Values that are written as one text or number, and maps, have no fields. */
    private static void checkObject(Class<?> type, JsonNode schema) {
        if (schema.has("properties")) {
            check(type, schema);
        }
    }

    private static JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : COMMON.at(reference.substring(reference.indexOf('#') + 1));
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Set<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).collect(toSet());
    }

    private static Set<String> required(JsonNode schema) {
        return StreamSupport.stream(schema.path("required").spliterator(), false)
                .map(JsonNode::asText)
                .collect(toSet());
    }

    private static JsonNode common() {
        try (InputStream file = DescribedFields.class.getResourceAsStream("/schemas/common.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
