package dev.florin.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.florin.id.BudgetId;
import dev.florin.id.MemberId;
import dev.florin.id.SpenderId;
import dev.florin.money.Credits;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** T4: budgets of a day, a week, a month or for good, in a time zone. */
class BudgetTest {

    @ParameterizedTest
    @CsvSource({
        "TOTAL, UTC, 2026-11-21T10:00:00Z, 1970-01-01T00:00:00Z",
        "DAY, UTC, 2026-11-21T23:59:59.999Z, 2026-11-21T00:00:00Z",
        "DAY, Europe/Berlin, 2026-11-21T23:30:00Z, 2026-11-21T23:00:00Z",
        "WEEK, UTC, 2026-11-22T10:00:00Z, 2026-11-16T00:00:00Z",
        "WEEK, America/New_York, 2026-11-23T04:59:59Z, 2026-11-16T05:00:00Z",
        "MONTH, Europe/Berlin, 2026-10-31T23:00:00Z, 2026-10-31T23:00:00Z",
        "MONTH, Europe/Berlin, 2026-10-31T22:59:59Z, 2026-09-30T22:00:00Z"
    })
    void aPeriodBeginsAtTheZonesMidnight(BudgetPeriod period, ZoneId zone, Instant time, Instant start) {
        assertThat(period.startOf(time, zone)).isEqualTo(start);
    }

    /** Clocks are put back or forward within it. */
    @ParameterizedTest
    @CsvSource({
        "DAY, Europe/Berlin, 2026-10-25T12:00:00Z, 2026-10-25T23:00:00Z",
        "DAY, America/Santiago, 2026-09-05T12:00:00Z, 2026-09-06T04:00:00Z",
        "MONTH, Europe/Berlin, 2026-03-15T12:00:00Z, 2026-03-31T22:00:00Z",
        "WEEK, UTC, 2026-12-31T12:00:00Z, 2027-01-04T00:00:00Z"
    })
    void aPeriodEndsWhereTheNextBegins(BudgetPeriod period, ZoneId zone, Instant time, Instant end) {
        assertThat(period.endOf(time, zone)).isEqualTo(end);
        assertThat(period.startOf(end, zone)).isEqualTo(end);
        assertThat(period.startOf(end.minusMillis(1), zone)).isEqualTo(period.startOf(time, zone));
    }

    @Test
    void sharesAreExact() {
        assertThat(budget(List.of(), Long.MAX_VALUE).shareOf(100)).isEqualTo(new Credits(Long.MAX_VALUE));
        assertThat(budget(List.of(), 199).shareOf(50)).isEqualTo(new Credits(99));
    }

    @Test
    void alertsAreDifferentSharesOfTheLimit() {
        assertThatIllegalArgumentException().isThrownBy(() -> budget(List.of(0), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> budget(List.of(101), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> budget(List.of(80, 80), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> budget(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), 1));
    }

    @Test
    void aSpenderIsReadByItsPrefix() {
        MemberId member = new MemberId(new UUID(1, 2));

        assertThat(SpenderId.fromString(member.toString())).isEqualTo(member);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpenderId.fromString("acc_01h455vb4pex5vsknk084sn02q"))
                .withMessageContaining("prj_");
    }

    private static Budget budget(List<Integer> percents, long limitMicros) {
        return new Budget(
                new BudgetId(new UUID(1, 1)),
                new MemberId(new UUID(1, 2)),
                "research",
                BudgetPeriod.DAY,
                BudgetKind.HARD,
                new Credits(limitMicros),
                percents,
                ZoneId.of("UTC"));
    }
}
