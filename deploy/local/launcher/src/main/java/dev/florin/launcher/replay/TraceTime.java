package dev.florin.launcher.replay;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/** The ways in which traces write a time: ISO 8601, with a blank for the T, with or without offset; or seconds. */
final class TraceTime {

    private TraceTime() {}

    /** Throws {@link DateTimeException} when it is none of them. */
    static Instant parse(String text) {
        String trimmed = text.strip();
        if (trimmed.matches("\\d{1,12}(\\.\\d{1,9})?")) {
            return Instant.EPOCH.plusNanos(
                    new BigDecimal(trimmed).movePointRight(9).longValueExact());
        }
        TemporalAccessor time = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                trimmed.replaceFirst("^(\\S+) +", "$1T"), OffsetDateTime::from, LocalDateTime::from);
        return time instanceof OffsetDateTime withOffset
                ? withOffset.toInstant()
                : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
    }
}
