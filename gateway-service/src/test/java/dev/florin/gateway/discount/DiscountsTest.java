package dev.florin.gateway.discount;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.discount.CommitmentTerm;
import dev.florin.discount.DiscountEvent.DiscountsChanged;
import dev.florin.id.AccountId;
import dev.florin.id.EventId;
import dev.florin.id.Ids;
import dev.florin.money.Credits;
import dev.florin.pricing.Discount;
import dev.florin.pricing.DiscountSchedule;
import dev.florin.pricing.DiscountSchedule.Step;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DiscountsTest {

    private static final Ids IDS = Ids.system();
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final Instant DECEMBER = Instant.parse("2026-12-01T00:00:00Z");
    private static final Discount FIVE = new Discount(500);
    private static final Discount EIGHT = new Discount(800);

    private final AccountId account = new AccountId(IDS.next());
    private final Discounts discounts = new Discounts(
            new DiscountSchedule(List.of(new Step(Credits.of(1_000), FIVE), new Step(Credits.of(5_000), EIGHT))));

    @Test
    @DisplayName("F11: a volume discount holds in its month, and neither in the next one nor for another account")
    void aVolumeDiscountHoldsInItsMonth() {
        discounts.add(told(NOW, FIVE), NOW);

        assertThat(discounts.at(account, NOW)).isEqualTo(FIVE);
        assertThat(discounts.at(account, DECEMBER.minusNanos(1))).isEqualTo(FIVE);
        assertThat(discounts.at(account, DECEMBER)).isEqualTo(Discount.NONE);
        assertThat(discounts.at(account, Instant.parse("2026-10-31T23:59:59Z"))).isEqualTo(Discount.NONE);
        assertThat(discounts.at(new AccountId(IDS.next()), NOW)).isEqualTo(Discount.NONE);
    }

    @Test
    @DisplayName("T10: a commitment holds within its term; of it and the volume discount the larger one is given")
    void theLargerDiscountIsGiven() {
        CommitmentTerm commitment = term(new Discount(600), NOW, NOW.plusSeconds(60));

        discounts.add(told(NOW, FIVE, commitment), NOW);
        assertThat(discounts.at(account, NOW)).isEqualTo(new Discount(600));
        assertThat(discounts.at(account, NOW.minusNanos(1))).isEqualTo(FIVE);
        assertThat(discounts.at(account, NOW.plusSeconds(60))).isEqualTo(FIVE);
        assertThat(discounts.commitmentAt(account, NOW)).contains(commitment);

        discounts.add(told(NOW.plusSeconds(1), EIGHT, commitment), NOW);
        assertThat(discounts.at(account, NOW)).isEqualTo(EIGHT);
    }

    @Test
    @DisplayName("F11: what was told under another offering never exceeds the schedule of this one")
    void aVolumeDiscountNeverExceedsTheSchedule() {
        Discounts withoutSchedule = new Discounts(DiscountSchedule.NONE);
        DiscountsChanged told = told(NOW, new Discount(2_000));

        discounts.add(told, NOW);
        withoutSchedule.add(told, NOW);

        assertThat(discounts.at(account, NOW)).isEqualTo(EIGHT);
        assertThat(withoutSchedule.at(account, NOW)).isEqualTo(Discount.NONE);
    }

    @Test
    void anEarlierEventThatIsToldAgainChangesNothing() {
        discounts.add(told(NOW, EIGHT), NOW);
        discounts.add(told(NOW.minusSeconds(1), FIVE), NOW);

        assertThat(discounts.at(account, NOW)).isEqualTo(EIGHT);
    }

    @Test
    void whatIsOverIsNotKept() {
        AccountId other = new AccountId(IDS.next());
        discounts.add(told(NOW, FIVE), NOW);
        discounts.add(
                new DiscountsChanged(
                        new EventId(IDS.next()),
                        other,
                        NOVEMBER,
                        FIVE,
                        List.of(term(FIVE, NOW, DECEMBER.plusSeconds(60))),
                        NOW),
                NOW);
        assertThat(discounts.accounts()).isEqualTo(2);

        discounts.add(told(NOW, FIVE), DECEMBER);

        assertThat(discounts.accounts()).isEqualTo(1);
        assertThat(discounts.commitmentAt(other, DECEMBER)).isPresent();
    }

    private DiscountsChanged told(Instant at, Discount volume, CommitmentTerm... commitments) {
        return new DiscountsChanged(new EventId(IDS.next()), account, NOVEMBER, volume, List.of(commitments), at);
    }

    private static CommitmentTerm term(Discount discount, Instant from, Instant until) {
        return new CommitmentTerm("annual", discount, null, from, until);
    }
}
