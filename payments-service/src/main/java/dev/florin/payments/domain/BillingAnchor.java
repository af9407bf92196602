package dev.florin.payments.domain;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * From when an account's periods are counted. Each begins at the anchor's day of the month and time of day, in UTC; in a
 * month that has no such day, on its last. All are counted from the anchor itself, so that a short month shortens none
 * after it.
 *
 * @param at the start of the first period
 */
public record BillingAnchor(Instant at) {

    /** The period that the time lies in; the first for a time before the anchor, which a clock that lags may tell. */
    public BillingPeriod periodAt(Instant time) {
        if (time.isBefore(at)) {
            return period(0);
        }
        long months = ChronoUnit.MONTHS.between(at.atOffset(ZoneOffset.UTC), time.atOffset(ZoneOffset.UTC));
        // Between the 31st and the 28th lies no whole month of the calendar's, but one of ours.
        return period(startOf(months + 1).isAfter(time) ? months : months + 1);
    }

    private BillingPeriod period(long index) {
        return new BillingPeriod(startOf(index), startOf(index + 1));
    }

    private Instant startOf(long index) {
        return at.atOffset(ZoneOffset.UTC).plusMonths(index).toInstant();
    }
}
