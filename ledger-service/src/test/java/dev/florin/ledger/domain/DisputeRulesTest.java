package dev.florin.ledger.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.ledger.Told;
import dev.florin.money.Credits;
import dev.florin.payment.PaymentEvent.DisputeOpened;
import dev.florin.payment.PaymentEvent.PaymentSettled;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DisputeRulesTest {

    private final Told told = new Told(3);
    private final AccountId account = told.account();
    private final EpochId epoch = told.epoch();
    private final PaymentSettled payment = told.settled(account, 100, 0);
    private final LivingBooks books = new LivingBooks();

    @BeforeEach
    void seventyOfAHundredAreSpent() {
        books.tell(payment, told.usage(account, epoch, 70_000_000, 70_000_000));
    }

    @Test
    void aDisputeTakesWhatIsLeftAndTheRestIsOwed() {
        // when
        Folded folded = books.tell(told.disputed(payment, "dp_1", 100));

        // then
        assertThat(Entries.of(folded))
                .containsExactly(
                        "DISPUTE CUSTOMER_CREDITS > PROCESSOR_CLEARING 30",
                        "DISPUTE_RECEIVABLE RECEIVABLE > PROCESSOR_CLEARING 70");
    }

    @Test
    void aDisputeThatIsWonIsReversed() {
        // given
        DisputeOpened dispute = told.disputed(payment, "dp_1", 100);
        Account before = books.account(account);
        books.tell(dispute);

        // when
        Folded folded = books.tell(told.won(dispute));

        // then
        assertThat(Entries.of(folded))
                .containsExactly(
                        "DISPUTE_WON PROCESSOR_CLEARING > CUSTOMER_CREDITS 30",
                        "DISPUTE_WON_RECEIVABLE PROCESSOR_CLEARING > RECEIVABLE 70");
        assertThat(books.account(account).balanceMicros()).isEqualTo(before.balanceMicros());
        assertThat(books.account(account).receivableMicros()).isEqualTo(Credits.ZERO);
        assertThat(books.tell(told.refunded(payment, 100, 0)).refused()).isEmpty();
    }

    @Test
    void whatWasPaidOfADisputesDebtComesBackAsCreditsWhenItIsWon() {
        // given
        DisputeOpened dispute = told.disputed(payment, "dp_1", 100);
        books.tell(dispute, told.settled(account, 50, 0));

        // when
        Folded folded = books.tell(told.won(dispute));

        // then
        assertThat(Entries.of(folded))
                .containsExactly(
                        "DISPUTE_WON PROCESSOR_CLEARING > CUSTOMER_CREDITS 30",
                        "DISPUTE_WON_RECEIVABLE PROCESSOR_CLEARING > RECEIVABLE 20",
                        "DISPUTE_WON PROCESSOR_CLEARING > CUSTOMER_CREDITS 50");
        assertThat(books.account(account).balanceMicros()).isEqualTo(Credits.of(80));
    }

    @Test
    void whatIsOwedOfALostDisputeIsTheOperatorsLoss() {
        // given
        DisputeOpened dispute = told.disputed(payment, "dp_1", 100);
        books.tell(dispute);

        // when
        Folded folded = books.tell(told.lost(dispute));

        // then
        assertThat(Entries.of(folded)).containsExactly("DISPUTE_LOST OPERATOR_LOSS > RECEIVABLE 70");
        assertThat(books.account(account).receivableMicros()).isEqualTo(Credits.ZERO);
    }

    @Test
    void aDisputeIsOpenedAndDecidedOnce() {
        // given
        DisputeOpened dispute = told.disputed(payment, "dp_1", 10);
        books.tell(dispute, told.won(dispute));

        // when
        Folded folded = books.tell(
                told.won(dispute),
                told.lost(dispute),
                told.disputed(payment, "dp_1", 10),
                told.lost(told.disputed(payment, "dp_unheard_of", 10)),
                told.disputed(told.settled(account, 10, 0), "dp_2", 10),
                told.disputed(payment, "dp_3", 101));

        // then
        assertThat(folded.refused()).hasSize(6);
        assertThat(folded.transfers()).isEmpty();
    }
}
