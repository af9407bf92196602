package dev.florin.ledger.journal;

import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** As of when something is asked for. */
public sealed interface Moment {

    /** As of the latest that is booked. */
    record Now() implements Moment {}

    /** With all that was booked up to an instant. */
    record At(Instant instant) implements Moment {

        /** What is booked at the instant itself is in. */
        public Instant end() {
            return instant.plus(1, ChronoUnit.MICROS);
        }
    }

    /** With all up to a place in the journal. */
    record Behind(long sequence) implements Moment {}

    /** Throws a {@link Refusal} that says what was expected. */
    static Moment parse(@Nullable String at, @Nullable String position) {
        if (at != null && position != null) {
            throw new Refusal(ErrorCode.INVALID_FIELD, "at and position must be given one without the other");
        }
        if (at != null) {
            return new At(instant(at));
        }
        return position == null ? new Now() : new Behind(sequence(position));
    }

    /** The last place of a partition's journal that is reflected, not behind the one given. */
    default long place(Connection connection, int partition, long last) throws SQLException {
        return switch (this) {
            case Now() -> last;
            case At at -> BookedTime.lastBefore(connection, partition, at.end());
            case Behind(long sequence) -> Math.min(sequence, last);
        };
    }

    private static Instant instant(String text) {
        try {
            Instant instant = Instant.parse(text);
            if (instant.getEpochSecond() >= 0 && instant.getEpochSecond() < 1L << 33) {
                return instant;
            }
        } catch (DateTimeParseException e) {
            throw unusable(text);
        }
        throw unusable(text);
    }

    private static Refusal unusable(String text) {
        String shown = text.length() <= 40 ? text : text.substring(0, 40) + "…";
        return new Refusal(ErrorCode.INVALID_FIELD, "at must be a time such as 2026-11-01T00:00:00Z, not " + shown);
    }

    private static long sequence(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new Refusal(ErrorCode.INVALID_FIELD, "position must be a number from 0");
        }
        return Long.parseLong(text);
    }
}
