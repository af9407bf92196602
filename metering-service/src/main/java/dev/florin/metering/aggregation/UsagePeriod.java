package dev.florin.metering.aggregation;

import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The hours that a caller asks for.
 *
 * @param from the start of an hour
 * @param to later than {@code from}; an hour that has begun by then is included
 */
record UsagePeriod(Instant from, Instant to) {
    private static final Duration DEFAULT = Duration.ofHours(24);
    private static final Duration LONGEST = Duration.ofDays(31);

    /**
     * Reads the period, by default the last 24 hours.
     *
     * @throws Refusal that says what is wrong
     */
    static UsagePeriod of(@Nullable String from, @Nullable String to, Instant now) {
        Instant end = to == null ? now : instant("to", to);
        Instant start = from == null ? end.minus(DEFAULT) : instant("from", from);
        require(start.isBefore(end), "from must be before to");
        require(
                Duration.between(start, end).compareTo(LONGEST) <= 0,
                "from and to may lie " + LONGEST.toDays() + " days apart at most");
        return new UsagePeriod(start.truncatedTo(ChronoUnit.HOURS), end);
    }

    private static Instant instant(String name, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new Refusal(
                    ErrorCode.INVALID_FIELD, name + ": '" + text + "' is not a time such as 2026-01-31T00:00:00Z");
        }
    }

    private static void require(boolean holds, String detail) {
        if (!holds) {
            throw new Refusal(ErrorCode.INVALID_FIELD, detail);
        }
    }
}
