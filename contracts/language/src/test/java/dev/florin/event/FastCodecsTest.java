package dev.florin.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.usage.UsageEvent.UsageRecorded;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The readers and writers of the most frequent events do nothing that the general ones would not. */
class FastCodecsTest {

    private static final int TRIES = 20_000;
    private static final String USAGE = EventType.USAGE_RECORDED.code();

    private final RandomEvents events = new RandomEvents(20261121);

    @Test
    void they_write_the_same_bytes() {
        for (int i = 0; i < TRIES; i++) {
            assertSameBytes(events.usage());
            assertSameBytes(events.transfer());
            assertSameBytes(events.balance());
        }
    }

    @Test
    void the_usual_shapes_take_the_fast_way() {
        GoldenEvents.ALL.stream()
                .filter(UsageRecorded.class::isInstance)
                .map(UsageRecorded.class::cast)
                .forEach(usage -> assertThat(UsageRecordedJson.read(EventJson.write(usage)))
                        .isEqualTo(usage));
    }

    @Test
    void they_read_the_same_event_or_leave_it_to_the_general_reader() {
        int read = 0;
        for (int i = 0; i < TRIES; i++) {
            byte[] data = EventJson.write(events.usage());
            UsageRecorded event = UsageRecordedJson.read(data);

            assertThat(EventCodec.decode(USAGE, data)).isEqualTo(EventJson.read(EventType.USAGE_RECORDED, data));
            read += event == null ? 0 : 1;
        }
        assertThat(read).isGreaterThan(TRIES / 4);
    }

    @Test
    void damaged_data_gives_the_same_event_or_the_same_reason() {
        for (int i = 0; i < TRIES; i++) {
            byte[] data = events.damaged(EventJson.write(events.usage()));

            assertThat(outcome(() -> EventCodec.decode(USAGE, data)))
                    .as(new String(data, UTF_8))
                    .isEqualTo(outcome(() -> EventJson.read(EventType.USAGE_RECORDED, data)));
        }
    }

    @Test
    void times_are_written_and_read_as_java_does() {
        for (int i = 0; i < TRIES; i++) {
            Instant time = events.time();
            if (InstantText.isWritable(time)) {
                byte[] text = new byte[InstantText.MAX_LENGTH];
                int length = InstantText.write(time, text, 0);

                assertThat(new String(text, 0, length, UTF_8)).isEqualTo(time.toString());
                assertThat(InstantText.read(text, 0, length)).isEqualTo(time);
            }
        }
    }

    @Test
    void what_is_read_as_a_time_is_one() {
        for (int i = 0; i < TRIES; i++) {
            byte[] text = events.damaged(events.time().toString().getBytes(UTF_8));
            Object read = outcome(() -> InstantText.read(text, 0, text.length));
            if (read instanceof Instant time) {
                assertThat(parsed(new String(text, ISO_8859_1))).isEqualTo(time);
            }
        }
    }

    private static void assertSameBytes(Event event) {
        assertThat(new String(EventCodec.encode(event), UTF_8)).isEqualTo(new String(EventJson.write(event), UTF_8));
    }

    private static Object parsed(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return "no time: " + text;
        }
    }

    private static Object outcome(Supplier<Object> reading) {
        try {
            return reading.get();
        } catch (RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
