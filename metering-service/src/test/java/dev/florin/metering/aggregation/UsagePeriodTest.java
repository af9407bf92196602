package dev.florin.metering.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.florin.edge.problem.Refusal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsagePeriodTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:30:00Z");

    @Test
    void the_last_24_hours_by_default() {
        assertThat(UsagePeriod.of(null, null, NOW))
                .isEqualTo(new UsagePeriod(Instant.parse("2026-11-20T10:00:00Z"), NOW));
    }

    @Test
    void offsets_are_understood_and_hours_are_whole() {
        assertThat(UsagePeriod.of("2026-11-01T01:45:00+01:00", "2026-11-02T00:00:00Z", NOW))
                .isEqualTo(
                        new UsagePeriod(Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-11-02T00:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            yesterday,            2026-11-21T00:00:00Z, from: 'yesterday' is not a time such as 2026-01-31T00:00:00Z
            2026-11-20T00:00:00Z, 2026-11-21,           to: '2026-11-21' is not a time such as 2026-01-31T00:00:00Z
            2026-11-21T00:00:00Z, 2026-11-21T00:00:00Z, from must be before to
            2026-10-01T00:00:00Z, 2026-11-21T00:00:00Z, from and to may lie 31 days apart at most
            """)
    void what_cannot_be_answered_is_refused_with_a_sentence(String from, String to, String sentence) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> UsagePeriod.of(from, to, NOW))
                .withMessage(sentence);
    }
}
