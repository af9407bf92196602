package dev.florin.payments.domain;

import static dev.florin.payments.domain.Orders.NOW;
import static dev.florin.payments.domain.Orders.PAYMENT;
import static dev.florin.payments.domain.Orders.SESSION;
import static dev.florin.payments.domain.Orders.TOTAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.florin.id.EventId;
import dev.florin.id.Ids;
import dev.florin.money.Credits;
import dev.florin.money.Money;
import dev.florin.payment.PaymentEvent.PaymentSettled;
import dev.florin.payments.domain.PaymentNews.FundsAwaited;
import dev.florin.payments.domain.PaymentNews.FundsFailed;
import dev.florin.payments.domain.PaymentNews.PageExpired;
import dev.florin.payments.domain.PaymentNews.Paid;
import dev.florin.payments.domain.Verdict.Advanced;
import dev.florin.payments.domain.Verdict.Contradicted;
import dev.florin.payments.domain.Verdict.Unchanged;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OrderTest {

    private static final Paid PAID = new Paid(SESSION, TOTAL, PAYMENT);

    @Test
    @DisplayName("S4: an order is settled by a payment, and by nothing less")
    void anOrderIsSettledByAPaymentAndByNothingLess() {
        Order order = Orders.awaitingPayment();

        assertThat(order.hear(new FundsAwaited(SESSION, TOTAL), NOW)).isEqualTo(new Unchanged());
        assertThat(next(order.hear(PAID, NOW))).isInstanceOf(Order.Settled.class);
    }

    @Test
    @DisplayName("Z1, S3: a settlement grants the credits of the terms and names the tax quote and the payment")
    void aSettlementTellsWhatWasBought() {
        Order.AwaitingPayment order = Orders.awaitingPayment();
        EventId eventId = new EventId(Ids.system().next());

        PaymentSettled event = ((Order.Settled) next(order.hear(PAID, NOW))).toEvent(eventId);

        assertThat(event)
                .isEqualTo(new PaymentSettled(
                        eventId,
                        order.terms().orderId(),
                        order.terms().accountId(),
                        "starter",
                        Credits.of(10_000),
                        Money.of(1000, "USD"),
                        Money.of(190, "USD"),
                        order.tax().taxQuoteId(),
                        PAYMENT,
                        NOW));
    }

    @Test
    void anOrderWhosePageWeNeverLearntOfIsSettledAllTheSame() {
        assertThat(next(Orders.quoted().hear(PAID, NOW))).isInstanceOf(Order.Settled.class);
    }

    @Test
    void anotherAmountOrCurrencyThanTheOrdersIsAContradiction() {
        Order order = Orders.awaitingPayment();

        assertThat(order.hear(new Paid(SESSION, Money.of(1189, "USD"), PAYMENT), NOW))
                .asInstanceOf(type(Contradicted.class))
                .extracting(Contradicted::reason)
                .isEqualTo("the session is about 11.89 USD, the order about 11.90 USD");
        assertThat(order.hear(new Paid(SESSION, Money.of(1190, "EUR"), PAYMENT), NOW))
                .isInstanceOf(Contradicted.class);
    }

    @Test
    void aPaymentInAnotherSessionOrBeforeTheTaxIsKnownIsAContradiction() {
        Paid elsewhere = new Paid("cs_test_2", TOTAL, PAYMENT);

        assertThat(Orders.awaitingPayment().hear(elsewhere, NOW)).isInstanceOf(Contradicted.class);
        assertThat(Orders.placed().hear(PAID, NOW)).isInstanceOf(Contradicted.class);
    }

    @Test
    void aSecondPaymentForASettledOrderIsAContradictionButARepeatIsNot() {
        Order settled = next(Orders.awaitingPayment().hear(PAID, NOW));

        assertThat(settled.hear(PAID, NOW)).isEqualTo(new Unchanged());
        assertThat(settled.hear(new Paid(SESSION, TOTAL, "pi_2"), NOW)).isInstanceOf(Contradicted.class);
    }

    @Test
    void moneyThatComesAfterAllOutweighsExpiryAndFailure() {
        Order expired = next(Orders.awaitingPayment().hear(new PageExpired(SESSION, TOTAL), NOW));
        Order failed = next(Orders.awaitingPayment().hear(new FundsFailed(SESSION, TOTAL), NOW));

        assertThat(next(expired.hear(PAID, NOW))).isInstanceOf(Order.Settled.class);
        assertThat(next(failed.hear(PAID, NOW))).isInstanceOf(Order.Settled.class);
    }

    private static Order next(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Advanced.class);
        return ((Advanced) verdict).next();
    }
}
