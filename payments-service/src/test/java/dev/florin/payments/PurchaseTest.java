package dev.florin.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.florin.event.Event;
import dev.florin.event.Topics;
import dev.florin.id.EventId;
import dev.florin.id.Ids;
import dev.florin.id.OrderId;
import dev.florin.money.Credits;
import dev.florin.money.Money;
import dev.florin.payment.PaymentEvent.PaymentSettled;
import dev.florin.payments.Shop.PlacedOrder;
import dev.florin.testing.PostgresAndKafka;
import dev.florin.testing.TestStack;
import dev.florin.testing.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The walk from an order to credits on their way, with the real page and the real webhooks of the sandbox. */
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(StripeAndInvoicing.class)
class PurchaseTest {

    private static final String GOOD_CARD = "4242 4242 4242 4242";

    @Test
    @DisplayName("Z7, S11: the page at Stripe's shows credits, tax and the same total as the order")
    void thePaymentPageShowsTheTotalOfTheOrder() {
        PlacedOrder order = Shop.placeStarter();

        RestAssured.get(order.checkoutUrl())
                .then()
                .statusCode(200)
                .body(containsString("10,000 credits"))
                .body(containsString("Tax 19 %"))
                .body(containsString("11.90 USD"));
    }

    @Test
    @DisplayName("Z1, S3, S4: credit comes with the signed webhook, not before, and once though it comes three times")
    void aPaidOrderIsSettledOnceAndOnlyByTheWebhook() {
        // given
        PlacedOrder order = Shop.placeStarter();
        Shop.pull("deliveries/hold");
        order.pay(GOOD_CARD).then().statusCode(303);
        assertThat(order.status()).isEqualTo("awaiting_payment");

        // when
        Shop.pull("deliveries/release");
        await().until(() -> order.status().equals("settled"));
        String eventId = Shop.webhookEvents("processed").getFirst();
        Shop.pull("events/" + eventId + "/deliveries");
        Shop.pull("events/" + eventId + "/deliveries");

        // then
        List<PaymentSettled> settlements = settlementsOf(order);
        assertThat(settlements).hasSize(1);
        PaymentSettled settled = settlements.getFirst();
        assertThat(settled.orderId()).hasToString(order.orderId());
        assertThat(settled.creditsMicros()).isEqualTo(Credits.of(10_000));
        assertThat(settled.net()).isEqualTo(Money.of(1000, "USD"));
        assertThat(settled.tax()).isEqualTo(Money.of(190, "USD"));
        assertThat(settled.paymentReference()).startsWith("pi_");
    }

    @Test
    @DisplayName("Z7: a declined card leaves the order waiting")
    void aDeclinedCardLeavesTheOrderWaiting() {
        PlacedOrder order = Shop.placeStarter();

        order.pay("4000000000000002").then().statusCode(402).body(containsString("Your card was declined."));

        assertThat(order.status()).isEqualTo("awaiting_payment");
    }

    @Test
    @DisplayName("S4: a bank debit is credited when the money comes, though its webhooks come in the wrong order")
    void moneyThatComesLaterIsCreditedWhenItComes() {
        PlacedOrder order = Shop.placeStarter();
        Shop.pull("deliveries/hold");
        Shop.pull("sessions/" + order.sessionId() + "/promise");
        Shop.pull("sessions/" + order.sessionId() + "/funds-arrive");

        Shop.pull("deliveries/release?order=reversed");

        await().until(() -> order.status().equals("settled"));
        assertThat(settlementsOf(order)).hasSize(1);
    }

    @Test
    void moneyThatDoesNotComeFailsTheOrder() {
        PlacedOrder order = Shop.placeStarter();
        Shop.pull("sessions/" + order.sessionId() + "/promise");

        Shop.pull("sessions/" + order.sessionId() + "/funds-fail");

        await().until(() -> order.status().equals("failed"));
    }

    /** All settlements of the account up to a mark that is sent behind them in the same partition. */
    private static List<PaymentSettled> settlementsOf(PlacedOrder order) {
        await().until(() -> Shop.webhookEvents("received").isEmpty());
        try (TestTopics topics = new TestTopics(TestStack.shared())) {
            List<PaymentSettled> first = ofAccount(
                    order,
                    topics.await(
                            Topics.PAYMENTS_EVENTS,
                            seen -> !ofAccount(order, seen).isEmpty()));
            PaymentSettled mark = markBehind(first.getFirst());
            topics.send(mark);
            List<Event> all = topics.await(Topics.PAYMENTS_EVENTS, seen -> seen.contains(mark));
            return ofAccount(order, all).stream()
                    .filter(event -> !event.equals(mark))
                    .toList();
        }
    }

    private static List<PaymentSettled> ofAccount(PlacedOrder order, List<Event> events) {
        return events.stream()
                .map(PaymentSettled.class::cast)
                .filter(event -> event.accountId().equals(order.account()))
                .toList();
    }

    private static PaymentSettled markBehind(PaymentSettled event) {
        Ids ids = Ids.system();
        return new PaymentSettled(
                new EventId(ids.next()),
                new OrderId(ids.next()),
                event.accountId(),
                "mark",
                event.creditsMicros(),
                event.net(),
                event.tax(),
                event.taxQuoteId(),
                "mark",
                event.occurredAt());
    }
}
