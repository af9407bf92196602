package dev.florin.metering.discount;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.id.AccountId;
import dev.florin.id.Ids;
import dev.florin.money.Credits;
import dev.florin.pricing.Discount;
import dev.florin.pricing.DiscountSchedule;
import dev.florin.pricing.DiscountSchedule.Step;
import java.math.BigInteger;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MonthSpendTest {

    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final Discount FIVE = new Discount(500);
    private static final DiscountSchedule SCHEDULE = new DiscountSchedule(
            List.of(new Step(new Credits(1_000), FIVE), new Step(new Credits(5_000), new Discount(800))));

    @Test
    @DisplayName("F11: a step is news when it is reached, and not again")
    void aStepIsNewsOnce() {
        assertThat(spend(999, Discount.NONE).isNews(SCHEDULE, NOVEMBER)).isFalse();
        assertThat(spend(1_000, Discount.NONE).isNews(SCHEDULE, NOVEMBER)).isTrue();
        assertThat(spend(1_000, Discount.NONE).telling(SCHEDULE).isNews(SCHEDULE, NOVEMBER))
                .isFalse();
        assertThat(spend(4_999, FIVE).isNews(SCHEDULE, NOVEMBER)).isFalse();
        assertThat(spend(5_000, FIVE).telling(SCHEDULE).told()).isEqualTo(new Discount(800));
    }

    @Test
    @DisplayName("F11: what is told under another schedule is told anew, also when it is less")
    void anotherScheduleIsNews() {
        assertThat(spend(1_000, new Discount(2_000)).telling(SCHEDULE).told()).isEqualTo(FIVE);
        assertThat(spend(10, FIVE).isNews(SCHEDULE, NOVEMBER)).isTrue();
    }

    @Test
    @DisplayName("F11: usage of another month is counted there and gives no discount now")
    void onlyThePresentMonthIsNews() {
        assertThat(spend(9_000, Discount.NONE).isNews(SCHEDULE, NOVEMBER.plusMonths(1)))
                .isFalse();
        assertThat(spend(9_000, Discount.NONE).isNews(SCHEDULE, NOVEMBER.minusMonths(1)))
                .isFalse();
        assertThat(MonthSpend.monthOf(Instant.parse("2026-11-30T23:59:59.999999Z")))
                .isEqualTo(NOVEMBER);
        assertThat(MonthSpend.monthOf(Instant.parse("2026-12-01T00:00:00Z"))).isEqualTo(NOVEMBER.plusMonths(1));
    }

    @Test
    void aSpendBeyondAllCreditsIsBeyondAllSteps() {
        BigInteger beyond = BigInteger.valueOf(Long.MAX_VALUE).multiply(BigInteger.TWO);

        assertThat(new MonthSpend(account(), NOVEMBER, beyond, Discount.NONE).reached(SCHEDULE))
                .isEqualTo(new Discount(800));
    }

    private static MonthSpend spend(long micros, Discount told) {
        return new MonthSpend(account(), NOVEMBER, BigInteger.valueOf(micros), told);
    }

    private static AccountId account() {
        return new AccountId(Ids.system().next());
    }
}
