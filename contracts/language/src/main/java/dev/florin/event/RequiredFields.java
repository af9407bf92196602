package dev.florin.event;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A record's components are all required unless they are declared nullable. */
final class RequiredFields {

    private static final ClassValue<RecordComponent[]> REQUIRED = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(component -> !component.getType().isPrimitive())
                    .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                    .toArray(RecordComponent[]::new);
        }
    };

    private RequiredFields() {}

    /** Throws {@link UnreadableEventException} that names the missing field. */
    static void check(Record event) {
        for (RecordComponent component : REQUIRED.get(event.getClass())) {
            if (valueOf(event, component) == null) {
                throw new UnreadableEventException("field '" + component.getName() + "' is missing");
            }
        }
    }

    private static @Nullable Object valueOf(Record event, RecordComponent component) {
        try {
            return component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
