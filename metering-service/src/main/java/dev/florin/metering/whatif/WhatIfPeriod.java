package dev.florin.metering.whatif;

import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.id.Uuid7;
import dev.florin.metering.draft.Fields;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose requests are rated again: those that arrived in it, since the price of a request is the one at its arrival.
 *
 * @param since included
 * @param until later than {@code since}, not included
 */
record WhatIfPeriod(Instant since, Instant until) {
    private static final Duration LONGEST = Duration.ofDays(92);
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /**
     * Reads the period.
     *
     * @param until now where it is left out
     * @throws Refusal that says what is wrong
     */
    static WhatIfPeriod of(@Nullable String since, @Nullable String until, Instant now) {
        Instant start = instant("since", Fields.required("since", since));
        Instant end = until == null ? now : instant("until", until);
        require(start.isBefore(end), "since must be before until, which is now where it is left out");
        require(
                Duration.between(start, end).compareTo(LONGEST) <= 0,
                "since and until may lie " + LONGEST.toDays() + " days apart at most");
        return new WhatIfPeriod(start, end);
    }

    /** Before the ids of all requests of the period: ids begin with their time. */
    UUID before() {
        return Uuid7.floorOf(since);
    }

    /** Behind the ids of all requests of the period. */
    UUID behind() {
        return Uuid7.floorOf(until);
    }

    private static Instant instant(String name, String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            require(
                    !instant.isBefore(EARLIEST) && instant.isBefore(LATEST),
                    name + ": " + text + " is not in this time");
            return instant;
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
