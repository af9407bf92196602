package dev.florin.metering.discount;

import dev.florin.id.AccountId;
import dev.florin.money.Credits;
import dev.florin.pricing.Discount;
import dev.florin.pricing.DiscountSchedule;
import java.math.BigInteger;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * What an account was charged in a month, and which discount was told of it.
 *
 * @param month in UTC, of when requests were answered
 * @param spentMicros in micro-credits; a sum of charges may be more than an amount of credits can be
 */
record MonthSpend(AccountId accountId, YearMonth month, BigInteger spentMicros, Discount told) {

    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    static YearMonth monthOf(Instant time) {
        return YearMonth.from(time.atOffset(ZoneOffset.UTC));
    }

    /** What the account pays less from now on in the month. */
    Discount reached(DiscountSchedule schedule) {
        return schedule.at(comparable(spentMicros));
    }

    /**
     * Whether the gateways must be told. A month that is over is counted to its end, but its discount is of no use any more; one
     * that has not begun by our clock waits until it has.
     */
    boolean isNews(DiscountSchedule schedule, YearMonth present) {
        return month.equals(present) && !reached(schedule).equals(told);
    }

    /** The same when it has been told what the account pays less now. */
    MonthSpend telling(DiscountSchedule schedule) {
        return new MonthSpend(accountId, month, spentMicros, reached(schedule));
    }

    /** Every step of a schedule is an amount of credits: what is beyond all amounts is beyond all steps. */
    static Credits comparable(BigInteger spentMicros) {
        return new Credits(spentMicros.min(LARGEST).longValueExact());
    }
}
