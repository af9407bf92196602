package dev.florin.payments.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.stripe.model.checkout.Session;
import dev.florin.id.Ids;
import dev.florin.id.OrderId;
import dev.florin.money.Money;
import dev.florin.payments.domain.PaymentNews.FundsAwaited;
import dev.florin.payments.domain.PaymentNews.FundsFailed;
import dev.florin.payments.domain.PaymentNews.PageExpired;
import dev.florin.payments.domain.PaymentNews.Paid;
import dev.florin.payments.webhook.Reading.Irrelevant;
import dev.florin.payments.webhook.Reading.News;
import dev.florin.payments.webhook.Reading.Unreadable;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SessionReadingTest {

    private static final OrderId ORDER = new OrderId(Ids.system().next());
    private static final Money TOTAL = Money.of(1190, "USD");

    @Test
    @DisplayName("S4: a session that is complete is paid only when it says so")
    void completeIsNotYetPaid() {
        Session session = session("unpaid");
        assertThat(SessionReading.of(SessionReading.COMPLETED, session))
                .isEqualTo(new News(ORDER, new FundsAwaited("cs_1", TOTAL)));

        session.setPaymentStatus("paid");
        assertThat(SessionReading.of(SessionReading.COMPLETED, session))
                .isEqualTo(new News(ORDER, new Paid("cs_1", TOTAL, "pi_1")));
    }

    @Test
    void theOtherTypesSayWhatTheyAreNamedFor() {
        assertThat(SessionReading.of(SessionReading.FUNDS_ARRIVED, session("paid")))
                .isEqualTo(new News(ORDER, new Paid("cs_1", TOTAL, "pi_1")));
        assertThat(SessionReading.of(SessionReading.FUNDS_FAILED, session("unpaid")))
                .isEqualTo(new News(ORDER, new FundsFailed("cs_1", TOTAL)));
        assertThat(SessionReading.of(SessionReading.EXPIRED, session("unpaid")))
                .isEqualTo(new News(ORDER, new PageExpired("cs_1", TOTAL)));
    }

    @Test
    void aSessionWithoutAnOrderIsNoneOfOurs() {
        Session session = session("paid");
        session.setMetadata(Map.of());

        assertThat(SessionReading.of(SessionReading.COMPLETED, session)).isInstanceOf(Irrelevant.class);
    }

    @Test
    void whatCannotBeUnderstoodIsSaid() {
        assertThat(SessionReading.of(SessionReading.COMPLETED, session("no_payment_required")))
                .asInstanceOf(type(Unreadable.class))
                .extracting(Unreadable::reason)
                .asString()
                .contains("payment_status 'no_payment_required'");
        Session withoutAmount = session("paid");
        withoutAmount.setAmountTotal(null);
        assertThat(SessionReading.of(SessionReading.COMPLETED, withoutAmount)).isInstanceOf(Unreadable.class);
        Session withoutOrderId = session("paid");
        withoutOrderId.setMetadata(Map.of("order_id", "none"));
        assertThat(SessionReading.of(SessionReading.COMPLETED, withoutOrderId)).isInstanceOf(Unreadable.class);
    }

    private static Session session(String paymentStatus) {
        Session session = new Session();
        session.setId("cs_1");
        session.setAmountTotal(1190L);
        session.setCurrency("usd");
        session.setPaymentIntent("pi_1");
        session.setPaymentStatus(paymentStatus);
        session.setMetadata(Map.of("order_id", ORDER.toString()));
        return session;
    }
}
