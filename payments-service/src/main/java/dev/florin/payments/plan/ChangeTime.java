package dev.florin.payments.plan;

import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** From when a decision about a plan holds. */
enum ChangeTime {
    NOW,
    PERIOD_END;

    /** Throws a {@link Refusal} that says what is expected. */
    static ChangeTime of(@Nullable String text) {
        return Arrays.stream(values())
                .filter(time -> time.shown().equals(text))
                .findFirst()
                .orElseThrow(() -> new Refusal(ErrorCode.INVALID_FIELD, "from: must be now or period_end"));
    }

    /** As in JSON and in queries: {@code period_end}. */
    String shown() {
        return name().toLowerCase(Locale.ROOT);
    }
}
