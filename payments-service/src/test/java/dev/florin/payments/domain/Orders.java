package dev.florin.payments.domain;

import dev.florin.id.AccountId;
import dev.florin.id.Ids;
import dev.florin.id.OrderId;
import dev.florin.id.TaxQuoteId;
import dev.florin.money.Credits;
import dev.florin.money.Money;
import java.math.BigDecimal;
import java.time.Instant;

/** Orders of the zero-markup offering's smallest package, in their states. */
final class Orders {

    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    static final Money TOTAL = Money.of(1190, "USD");
    static final String SESSION = "cs_test_1";
    static final String PAYMENT = "pi_1";

    private Orders() {}

    static Order.Placed placed() {
        Ids ids = Ids.system();
        return new Order.Placed(new OrderTerms(
                new OrderId(ids.next()),
                new AccountId(ids.next()),
                "starter",
                "10,000 credits",
                Credits.of(10_000),
                Money.of(1000, "USD"),
                NOW));
    }

    static Order.Quoted quoted() {
        return placed().quoted(
                        new FixedTax(new TaxQuoteId(Ids.system().next()), Money.of(190, "USD"), new BigDecimal("19")));
    }

    static Order.AwaitingPayment awaitingPayment() {
        return quoted().offered(new PaymentPage(SESSION, "https://pay.example/" + SESSION));
    }
}
