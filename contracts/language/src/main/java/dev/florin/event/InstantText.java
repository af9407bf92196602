package dev.florin.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Times as {@link Instant#toString} writes them, from the years 0 to 9999: {@code 2026-11-21T10:15:30.123Z} with no
 * decimals, or 3, 6 or 9. Of what {@link Instant#parse} accepts, this reads only that form, with any number of decimals.
 */
final class InstantText {

    /** The longest text. */
    static final int MAX_LENGTH = 30;

    private static final long FIRST_SECOND =
            Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int SECONDS_LENGTH = 19;
    private static final int MAX_DECIMALS = 9;

    /** Where digits stand in the text up to the seconds. */
    private static final String FORM = "dddd-dd-ddTdd:dd:dd";

    private InstantText() {}

    /** Whether the time can be written here. */
    static boolean isWritable(Instant time) {
        return time.getEpochSecond() >= FIRST_SECOND && time.getEpochSecond() <= LAST_SECOND;
    }

    /** Writes the time and gives the place behind it. */
    static int write(Instant time, byte[] target, int at) {
        long seconds = time.getEpochSecond();
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(seconds, (long) SECONDS_PER_DAY));
        int second = (int) Math.floorMod(seconds, (long) SECONDS_PER_DAY);
        digits(target, at, date.getYear(), 4);
        target[at + 4] = '-';
        digits(target, at + 5, date.getMonthValue(), 2);
        target[at + 7] = '-';
        digits(target, at + 8, date.getDayOfMonth(), 2);
        target[at + 10] = 'T';
        digits(target, at + 11, second / 3600, 2);
        target[at + 13] = ':';
        digits(target, at + 14, second / 60 % 60, 2);
        target[at + 16] = ':';
        digits(target, at + 17, second % 60, 2);
        int end = writeDecimals(time.getNano(), target, at + SECONDS_LENGTH);
        target[end] = 'Z';
        return end + 1;
    }

    /** Reads the bytes from {@code from} up to {@code to}; throws {@link DateTimeException} when they are no such time. */
    static Instant read(byte[] source, int from, int to) {
        int decimals = to - from - SECONDS_LENGTH - 1;
        if (decimals < 0 || decimals > MAX_DECIMALS + 1 || decimals == 1 || source[to - 1] != 'Z') {
            throw unreadable();
        }
        for (int i = 0; i < SECONDS_LENGTH; i++) {
            if (FORM.charAt(i) != 'd' && FORM.charAt(i) != source[from + i]) {
                throw unreadable();
            }
        }
        long day = LocalDate.of(number(source, from, 4), number(source, from + 5, 2), number(source, from + 8, 2))
                .toEpochDay();
        int hour = number(source, from + 11, 2);
        int minute = number(source, from + 14, 2);
        int second = number(source, from + 17, 2);
        if (hour > 23 || minute > 59 || second > 59) {
            throw unreadable();
        }
        int nano = decimals == 0 ? 0 : readDecimals(source, from + SECONDS_LENGTH, decimals - 1);
        return Instant.ofEpochSecond(day * SECONDS_PER_DAY + hour * 3600L + minute * 60L + second, nano);
    }

    private static int writeDecimals(int nano, byte[] target, int at) {
        if (nano == 0) {
            return at;
        }
        target[at] = '.';
        int groups = nano % 1_000_000 == 0 ? 1 : nano % 1000 == 0 ? 2 : 3;
        int shown = groups == 1 ? nano / 1_000_000 : groups == 2 ? nano / 1000 : nano;
        digits(target, at + 1, shown, 3 * groups);
        return at + 1 + 3 * groups;
    }

    private static int readDecimals(byte[] source, int at, int count) {
        if (source[at] != '.') {
            throw unreadable();
        }
        int nano = number(source, at + 1, count);
        for (int i = count; i < MAX_DECIMALS; i++) {
            nano *= 10;
        }
        return nano;
    }

    private static void digits(byte[] target, int at, int number, int count) {
        int left = number;
        for (int i = at + count - 1; i >= at; i--) {
            target[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
    }

    private static int number(byte[] source, int at, int count) {
        int number = 0;
        for (int i = at; i < at + count; i++) {
            int digit = source[i] - '0';
            if (digit < 0 || digit > 9) {
                throw unreadable();
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static DateTimeException unreadable() {
        return new DateTimeException("no time of the form 2026-11-21T10:15:30.123Z");
    }
}
