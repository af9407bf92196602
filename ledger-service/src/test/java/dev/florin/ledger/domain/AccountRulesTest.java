package dev.florin.ledger.domain;

import static dev.florin.account.AdjustmentDirection.DECREASE;
import static dev.florin.account.AdjustmentDirection.INCREASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.ledger.AlertReason;
import dev.florin.ledger.LedgerEvent.BlockSealed.Shortfall;
import dev.florin.ledger.Memo;
import dev.florin.ledger.Told;
import dev.florin.money.Credits;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AccountRulesTest {

    private final Told told = new Told(4);
    private final AccountId account = told.account();
    private final EpochId epoch = told.epoch();
    private final LivingBooks books = new LivingBooks();

    @Test
    void anAdjustmentUpPaysDebtsAndSaysWhyAndWho() {
        // given
        books.tell(told.limited(account, 50), told.usage(account, epoch, 40_000_000, 40_000_000));

        // when
        Folded folded = books.tell(told.adjusted(account, INCREASE, 100));

        // then
        assertThat(Entries.of(folded))
                .containsExactly(
                        "ADJUSTMENT ADJUSTMENT > CUSTOMER_CREDITS 100",
                        "DEBT_SETTLED CUSTOMER_CREDITS > RECEIVABLE 40");
        assertThat(folded.transfers()).extracting(Transfer::memo).containsOnly(new Memo(null, "a mistake", "jane"));
    }

    @Test
    void anAdjustmentDownTakesFromLotsInBurnDownOrder() {
        // given
        books.tell(told.settled(account, 100, 0), told.granted(account, 30, null));

        // when
        Folded folded = books.tell(told.adjusted(account, DECREASE, 50));

        // then
        assertThat(Entries.of(folded))
                .containsExactly(
                        "ADJUSTMENT CUSTOMER_CREDITS > ADJUSTMENT 30", "ADJUSTMENT CUSTOMER_CREDITS > ADJUSTMENT 20");
    }

    @Test
    void anAdjustmentTakesAllOfItOrNothing() {
        // given
        books.tell(told.settled(account, 100, 0));
        books.lease(account, epoch, Credits.of(60), Credits.of(60));

        // when
        Folded folded = books.tell(told.adjusted(account, DECREASE, 50), told.adjusted(account, DECREASE, 101));

        // then
        assertThat(folded.refused()).hasSize(2);
        assertThat(folded.transfers()).isEmpty();
        assertThat(folded.shortfalls()).extracting(Shortfall::coveredMicros).containsExactly(Credits.of(40));
    }

    @Test
    void aCreditLimitIsNotLoweredBelowWhatLeasesCountOn() {
        // given
        books.tell(told.settled(account, 10, 0), told.limited(account, 100));
        books.lease(account, epoch, Credits.of(50), Credits.of(50));

        // when
        Folded folded = books.tell(told.limited(account, 5));

        // then
        assertThat(books.account(account).creditLimitMicros()).isEqualTo(Credits.of(40));
        assertThat(folded.shortfalls()).extracting(Shortfall::coveredMicros).containsExactly(Credits.of(40));
        assertThat(books.account(account).freeMicros()).isEqualTo(Credits.ZERO);
    }

    @Test
    @DisplayName("F8: a customer's own thresholds alert once per crossing, and again after recovery")
    void ownThresholdsAlert() {
        // given
        books.tell(told.settled(account, 10_000, 0), told.thresholds(account, Credits.of(2_000), Credits.of(9_000)));

        // when
        spend(1_500);
        spend(100);
        books.tell(told.settled(account, 1_000, 0));
        spend(900);

        // then
        assertThat(books.alerts())
                .extracting(alert -> ((Alert.LowBalance) alert).reason(), Alert::thresholdMicros)
                .containsExactly(
                        tuple(AlertReason.OWN_THRESHOLD, Credits.of(9_000)),
                        tuple(AlertReason.OWN_THRESHOLD, Credits.of(9_000)));
    }

    private void spend(long credits) {
        long micros = Credits.of(credits).micros();
        books.tell(told.usage(account, epoch, micros, micros));
    }
}
