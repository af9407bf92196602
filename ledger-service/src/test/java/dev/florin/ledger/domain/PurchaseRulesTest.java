package dev.florin.ledger.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.ledger.Memo;
import dev.florin.ledger.Told;
import dev.florin.money.Credits;
import dev.florin.payment.PaymentEvent.PaymentSettled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PurchaseRulesTest {

    private final Told told = new Told(2);
    private final AccountId account = told.account();
    private final EpochId epoch = told.epoch();
    private final LivingBooks books = new LivingBooks();

    @Test
    @DisplayName("P3: usage beyond the credits is owed, up to the credit limit; the next purchase pays it")
    void overageIsOwedAndPaidByTheNextPurchase() {
        // given
        books.tell(told.settled(account, 10, 0), told.limited(account, 20));

        // when
        Folded used = books.tell(told.usage(account, epoch, 35_000_000, 35_000_000));
        Folded paid = books.tell(told.settled(account, 100, 0));

        // then
        assertThat(Entries.of(used))
                .containsExactly(
                        "USAGE CUSTOMER_CREDITS > REVENUE 10",
                        "OVERAGE RECEIVABLE > REVENUE 20",
                        "OPERATOR_LOSS OPERATOR_LOSS > REVENUE 5");
        assertThat(Entries.of(paid))
                .containsExactly(
                        "PURCHASE PROCESSOR_CLEARING > CUSTOMER_CREDITS 100",
                        "DEBT_SETTLED CUSTOMER_CREDITS > RECEIVABLE 20");
        assertThat(books.account(account).balanceMicros()).isEqualTo(Credits.of(80));
        assertThat(books.account(account).owedMicros()).isEqualTo(Credits.ZERO);
    }

    @Test
    @DisplayName("S12: a refund takes what is left of the order's lot; what was spent is owed; tax goes back")
    void aRefundTakesWhatIsLeftOfTheOrder() {
        // given
        PaymentSettled payment = told.settled(account, 100, 19);
        books.tell(payment, told.usage(account, epoch, 70_000_000, 70_000_000));

        // when
        Folded folded = books.tell(told.refunded(payment, 50, 10));

        // then
        assertThat(Entries.of(folded))
                .containsExactly(
                        "REFUND CUSTOMER_CREDITS > PROCESSOR_CLEARING 30",
                        "REFUND_RECEIVABLE RECEIVABLE > PROCESSOR_CLEARING 20",
                        "REFUND_TAX TAX > PROCESSOR_CLEARING 10 USD_minor");
        assertThat(folded.transfers()).extracting(Transfer::memo).containsOnly(Memo.ofReference("re_test"));
        assertThat(books.account(account).returnsOwedMicros()).isEqualTo(Credits.of(20));
    }

    @Test
    void aRefundLeavesWhatGatewaysHaveLeased() {
        // given
        PaymentSettled payment = told.settled(account, 100, 0);
        books.tell(payment);
        books.lease(account, epoch, Credits.of(60), Credits.of(60));

        // when
        Folded folded = books.tell(told.refunded(payment, 100, 0));

        // then
        assertThat(Entries.of(folded))
                .containsExactly(
                        "REFUND CUSTOMER_CREDITS > PROCESSOR_CLEARING 40",
                        "REFUND_RECEIVABLE RECEIVABLE > PROCESSOR_CLEARING 60");
        assertThat(books.account(account).leasedMicros()).isEqualTo(Credits.of(60));
        assertThat(books.account(account).freeMicros()).isEqualTo(Credits.ZERO);
    }

    @Test
    void moreThanTheOrderGrantedCannotBeRefunded() {
        // given
        PaymentSettled payment = told.settled(account, 100, 0);
        books.tell(payment, told.refunded(payment, 60, 0));

        // when
        Folded folded = books.tell(
                told.refunded(payment, 41, 0),
                told.refunded(told.settled(account, 5, 0), 5, 0),
                told.refunded(payment, 0, 0));

        // then
        assertThat(folded.refused()).hasSize(3);
        assertThat(folded.transfers()).isEmpty();
    }
}
