package dev.florin.invoicing.domain;

import java.time.Instant;
import java.util.Locale;

/**
 * Where the numbers of one legal entity, series and year stand. Whoever holds it alone hands out numbers without gaps.
 *
 * @param last the last number that was handed out, zero before the first
 * @param lastAt when that was
 */
public record Numbering(String legalEntity, String series, int year, long last, Instant lastAt) {

    /** Before the first number. */
    public static Numbering start(String legalEntity, String series, int year) {
        return new Numbering(legalEntity, series, year, 0, Instant.EPOCH);
    }

    /** After one more number was handed out; a clock that lags does not date it before the number that precedes it. */
    public Numbering next(Instant now) {
        return new Numbering(legalEntity, series, year, Math.addExact(last, 1), now.isAfter(lastAt) ? now : lastAt);
    }

    /** The last number as it stands on the invoice: {@code FL-2026-000001}. */
    public String number() {
        if (last < 1) {
            throw new IllegalStateException("no number of " + series + "-" + year + " was handed out yet");
        }
        return String.format(Locale.ROOT, "%s-%04d-%06d", series, year, last);
    }
}
