package dev.florin.event;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of all events, each as a line: type of the event, path, Java type, required or optional. */
final class PublishedField {

    private PublishedField() {}

    static Set<String> all() {
        Set<String> fields = new TreeSet<>();
        for (EventType type : EventType.values()) {
            collect(type.code() + " ", type.eventClass(), fields);
        }
        return fields;
    }

    private static void collect(String prefix, Class<?> owner, Set<String> fields) {
        for (RecordComponent component : owner.getRecordComponents()) {
            String path = prefix + component.getName();
            String presence =
                    component.getAnnotatedType().isAnnotationPresent(Nullable.class) ? "optional" : "required";
            fields.add(path + " " + simple(component.getGenericType()) + " " + presence);
            objectsIn(component.getGenericType()).forEach(type -> collect(path + ".", type, fields));
        }
    }

    /** What has fields of its own: the type itself, or the elements of a list or map. */
    private static Stream<Class<?>> objectsIn(Type type) {
        return switch (type) {
            case ParameterizedType generic ->
                Stream.of(generic.getActualTypeArguments()).flatMap(PublishedField::objectsIn);
            case Class<?> plain when plain.isRecord() && !isOneValue(plain) -> Stream.of(plain);
            default -> Stream.empty();
        };
    }

    private static boolean isOneValue(Class<?> type) {
        return Stream.of(type.getMethods()).anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
    }

    private static String simple(Type type) {
        return type.getTypeName().replaceAll("[a-z]+\\.|[A-Za-z]+\\$", "");
    }
}
