package dev.florin.budget;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** For how long a budget's limit holds before it begins anew. */
public enum BudgetPeriod {
    /** For good. */
    TOTAL,
    DAY,
    /** From Monday, as ISO 8601 has it. */
    WEEK,
    MONTH;

    /** The begin of the window that the time lies in. */
    public Instant startOf(Instant time, ZoneId zone) {
        return this == TOTAL ? Instant.EPOCH : beginOf(firstDay(time, zone), zone);
    }

    /** The end of that window, which is the begin of the next; far ahead where there is none. */
    public Instant endOf(Instant time, ZoneId zone) {
        LocalDate first = firstDay(time, zone);
        return switch (this) {
            case TOTAL -> Instant.MAX;
            case DAY -> beginOf(first.plusDays(1), zone);
            case WEEK -> beginOf(first.plusWeeks(1), zone);
            case MONTH -> beginOf(first.plusMonths(1), zone);
        };
    }

    private LocalDate firstDay(Instant time, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(time, zone);
        return switch (this) {
            case TOTAL, DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /** Where clocks are put forward at midnight, the day begins an hour later. */
    private static Instant beginOf(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant().truncatedTo(ChronoUnit.SECONDS);
    }
}
