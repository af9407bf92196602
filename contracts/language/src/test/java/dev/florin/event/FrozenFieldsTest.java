package dev.florin.event;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Readers out there rely on every field that was ever published. The file {@code events/frozen-fields.txt} holds them, a
 * line each: lines are added, never changed or taken away.
 */
class FrozenFieldsTest {

    private static final Set<String> FROZEN = frozen();
    private static final Set<String> PRESENT = PublishedField.all();

    @Test
    void no_published_field_was_removed_renamed_or_given_another_type() {
        assertThat(PRESENT)
                .as("a published event only grows; anything else is a new version with a type of its own")
                .containsAll(FROZEN);
    }

    @Test
    void a_field_added_to_a_published_event_is_optional() {
        Set<String> published = FROZEN.stream().map(FrozenFieldsTest::typeOf).collect(toUnmodifiableSet());
        Set<String> added = new TreeSet<>(PRESENT);
        added.removeAll(FROZEN);

        assertThat(added)
                .filteredOn(field -> published.contains(typeOf(field)))
                .as("data from before has no such field, so it cannot be required")
                .allMatch(field -> field.endsWith(" optional"));
    }

    @Test
    void every_field_is_frozen_with_the_version_that_brings_it() {
        assertThat(FROZEN).as("add the new lines to events/frozen-fields.txt").containsAll(PRESENT);
    }

    private static String typeOf(String field) {
        return field.substring(0, field.indexOf(' '));
    }

    private static Set<String> frozen() {
        try (InputStream file = FrozenFieldsTest.class.getResourceAsStream("/events/frozen-fields.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
