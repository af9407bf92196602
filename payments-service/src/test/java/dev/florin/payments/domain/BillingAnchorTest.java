package dev.florin.payments.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BillingAnchorTest {

    private static final Duration SMALLEST = Duration.ofNanos(1_000);

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 28, 29, 30, 31})
    @DisplayName(
            "P3: periods follow each other without gap or overlap, over leap years, whatever day they are counted from")
    void periods_follow_each_other(int day) {
        // given
        BillingAnchor anchor = anchorAt("2027-01-%02dT23:59:59.999999Z".formatted(day));

        // when
        List<BillingPeriod> periods = new ArrayList<>(List.of(anchor.periodAt(anchor.at())));
        while (periods.size() < 12 * 400) {
            periods.add(anchor.periodAt(periods.getLast().end()));
        }

        // then
        assertThat(periods.getFirst().start()).isEqualTo(anchor.at());
        for (int i = 0; i < periods.size(); i++) {
            BillingPeriod period = periods.get(i);
            OffsetDateTime start = period.start().atOffset(ZoneOffset.UTC);
            YearMonth month = YearMonth.of(2027, 1).plusMonths(i);
            assertThat(start.toLocalDate()).isEqualTo(month.atDay(Math.min(day, month.lengthOfMonth())));
            assertThat(start.toLocalTime()).hasToString("23:59:59.999999");
            assertThat(i == 0 ? anchor.at() : periods.get(i - 1).end()).isEqualTo(period.start());
            assertThat(anchor.periodAt(period.end().minus(SMALLEST))).isEqualTo(period);
        }
    }

    @Test
    @DisplayName("P3: every time lies in the one period that it is told to lie in")
    void every_time_lies_in_its_period() {
        Random random = new Random(20261128);
        IntStream.range(0, 200_000).forEach(run -> {
            // given
            BillingAnchor anchor = new BillingAnchor(randomTime(random, 2024, 2032));
            Instant time = randomTime(random, 2024, 2060);

            // when
            BillingPeriod period = anchor.periodAt(time);

            // then
            boolean isInside = !time.isBefore(period.start()) && time.isBefore(period.end());
            boolean isFirst = period.start().equals(anchor.at());
            assertThat(isInside || (time.isBefore(anchor.at()) && isFirst))
                    .as("run %d: %s counted from %s: %s", run, time, anchor.at(), period)
                    .isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-31T10:00:00Z, 2027-02-28T09:59:59Z, 2027-01-31T10:00:00Z, 2027-02-28T10:00:00Z",
        "2027-01-31T10:00:00Z, 2027-02-28T10:00:00Z, 2027-02-28T10:00:00Z, 2027-03-31T10:00:00Z",
        "2027-01-31T10:00:00Z, 2027-04-30T10:00:00Z, 2027-04-30T10:00:00Z, 2027-05-31T10:00:00Z",
        "2028-01-30T00:00:00Z, 2028-02-29T00:00:00Z, 2028-02-29T00:00:00Z, 2028-03-30T00:00:00Z",
        "2028-02-29T00:00:00Z, 2029-03-01T00:00:00Z, 2029-02-28T00:00:00Z, 2029-03-29T00:00:00Z",
        "2027-05-15T08:30:00Z, 2027-05-15T08:29:59Z, 2027-05-15T08:30:00Z, 2027-06-15T08:30:00Z"
    })
    void short_months_end_on_their_last_day(String anchor, Instant time, Instant start, Instant end) {
        assertThat(anchorAt(anchor).periodAt(time)).isEqualTo(new BillingPeriod(start, end));
    }

    /** Often the last moments of a month or its first. */
    private static Instant randomTime(Random random, int firstYear, int lastYear) {
        LocalDate month = LocalDate.of(random.nextInt(firstYear, lastYear), random.nextInt(1, 13), 1);
        LocalDate day = random.nextBoolean()
                ? month.plusDays(random.nextInt(31))
                : month.withDayOfMonth(month.lengthOfMonth()).minusDays(random.nextInt(3));
        long micros = random.nextInt(4) == 0 ? random.nextInt(2) : random.nextLong(86_400_000_000L);
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofNanos(micros * 1_000));
    }

    private static BillingAnchor anchorAt(String time) {
        return new BillingAnchor(Instant.parse(time));
    }
}
