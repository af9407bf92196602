package dev.florin.event;

import static dev.florin.event.GoldenEvents.ACCOUNT;
import static dev.florin.event.GoldenEvents.TIME;
import static dev.florin.event.GoldenEvents.uuid;

import dev.florin.id.EventId;
import dev.florin.id.OrderId;
import dev.florin.id.TaxQuoteId;
import dev.florin.money.Credits;
import dev.florin.money.Money;
import dev.florin.payment.PaymentEvent;
import dev.florin.payment.PaymentEvent.DisputeLost;
import dev.florin.payment.PaymentEvent.DisputeOpened;
import dev.florin.payment.PaymentEvent.DisputeWon;
import dev.florin.payment.PaymentEvent.PaymentRefunded;
import dev.florin.payment.PaymentEvent.PaymentSettled;
import java.util.List;

/** The golden samples of {@code payments.events}. */
final class GoldenPaymentEvents {

    private static final OrderId ORDER = new OrderId(uuid(11));

    static final List<PaymentEvent> ALL = List.of(
            new PaymentSettled(
                    new EventId(uuid(10)),
                    ORDER,
                    ACCOUNT,
                    "starter",
                    Credits.of(10_000),
                    Money.of(1000, "USD"),
                    Money.of(190, "USD"),
                    new TaxQuoteId(uuid(12)),
                    "pi_1",
                    TIME),
            new PaymentRefunded(
                    new EventId(uuid(23)),
                    ORDER,
                    ACCOUNT,
                    "re_1",
                    Credits.of(5_000),
                    Money.of(500, "USD"),
                    Money.of(95, "USD"),
                    TIME),
            new DisputeOpened(
                    new EventId(uuid(24)), ORDER, ACCOUNT, "dp_1", Credits.of(10_000), Money.of(1190, "USD"), TIME),
            new DisputeWon(new EventId(uuid(25)), ORDER, ACCOUNT, "dp_1", TIME),
            new DisputeLost(new EventId(uuid(26)), ORDER, ACCOUNT, "dp_1", TIME));

    private GoldenPaymentEvents() {}
}
