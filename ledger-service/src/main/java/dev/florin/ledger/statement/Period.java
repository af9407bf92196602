package dev.florin.ledger.statement;

import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * @param from the first instant of it
 * @param to the first instant behind it
 */
record Period(Instant from, Instant to) {

    private static final Instant BEGINNING = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

    /** Times in RFC 3339 or dates in UTC; all of the account's life where they are absent. */
    static Period parse(@Nullable String from, @Nullable String to) {
        Period period = new Period(instant("from", from, BEGINNING), instant("to", to, END));
        if (!period.from.isBefore(period.to)) {
            throw new Refusal(ErrorCode.INVALID_FIELD, "from must be before to");
        }
        return period;
    }

    private static Instant instant(String field, @Nullable String text, Instant absent) {
        if (text == null) {
            return absent;
        }
        try {
            Instant instant = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
            if (!instant.isBefore(BEGINNING) && !instant.isAfter(END)) {
                return instant;
            }
        } catch (DateTimeParseException e) {
            throw unusable(field);
        }
        throw unusable(field);
    }

    private static Refusal unusable(String field) {
        return new Refusal(
                ErrorCode.INVALID_FIELD,
                field + " must be a date such as 2026-11-01 or a time such as 2026-11-01T00:00:00Z, from 2000 to 2200");
    }
}
