package dev.florin.payments.checkout;

import dev.florin.id.AccountId;
import dev.florin.id.OrderId;
import dev.florin.id.TaxQuoteId;
import dev.florin.money.Credits;
import dev.florin.money.Money;
import dev.florin.payments.domain.FixedTax;
import dev.florin.payments.domain.Order;
import dev.florin.payments.domain.OrderTerms;
import dev.florin.payments.domain.PaymentPage;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as its table keeps it: the terms, and of the rest what its state knows. */
@Entity
@Table(name = "credit_order")
class OrderRow {

    @Id
    @Column(name = "order_id")
    UUID orderId;

    @Column(name = "account_id")
    UUID accountId;

    @Column(name = "idempotency_key")
    String idempotencyKey;

    @Column(name = "request_hash")
    String requestHash;

    @Column(name = "status")
    @Enumerated(EnumType.STRING)
    OrderStatus status;

    @Column(name = "package_id")
    String packageId;

    @Column(name = "title")
    String title;

    @Column(name = "credits_micros")
    long creditsMicros;

    @Column(name = "currency")
    String currency;

    @Column(name = "net_minor")
    long netMinor;

    @Column(name = "placed_at")
    Instant placedAt;

    @Column(name = "tax_quote_id")
    @Nullable
    UUID taxQuoteId;

    @Column(name = "tax_minor")
    @Nullable
    Long taxMinor;

    @Column(name = "tax_rate_percent")
    @Nullable
    BigDecimal taxRatePercent;

    @Column(name = "checkout_session_id")
    @Nullable
    String checkoutSessionId;

    @Column(name = "checkout_url")
    @Nullable
    String checkoutUrl;

    @Column(name = "payment_reference")
    @Nullable
    String paymentReference;

    @Column(name = "closed_at")
    @Nullable
    Instant closedAt;

    /** The state as the domain knows it. */
    Order toOrder() {
        return switch (status) {
            case PLACED -> new Order.Placed(terms());
            case QUOTED -> new Order.Quoted(terms(), tax());
            case AWAITING_PAYMENT ->
                new Order.AwaitingPayment(terms(), tax(), new PaymentPage(session(), known(checkoutUrl)));
            case SETTLED -> new Order.Settled(terms(), tax(), session(), known(paymentReference), known(closedAt));
            case EXPIRED -> new Order.Expired(terms(), tax(), session(), known(closedAt));
            case FAILED -> new Order.Failed(terms(), tax(), session(), known(closedAt));
        };
    }

    /** Takes over what the new state knows; what an earlier one knew besides stays on record. */
    void become(Order order) {
        status = OrderStatus.of(order);
        if (order instanceof Order.Priced priced) {
            taxQuoteId = priced.tax().taxQuoteId().value();
            taxMinor = priced.tax().amount().minor();
            taxRatePercent = priced.tax().ratePercent();
        }
        switch (order) {
            case Order.Placed _, Order.Quoted _ -> {}
            case Order.AwaitingPayment awaiting -> {
                checkoutSessionId = awaiting.page().sessionId();
                checkoutUrl = awaiting.page().url();
            }
            case Order.Settled settled -> {
                paymentReference = settled.paymentReference();
                close(settled.sessionId(), settled.settledAt());
            }
            case Order.Expired expired -> close(expired.sessionId(), expired.expiredAt());
            case Order.Failed failed -> close(failed.sessionId(), failed.failedAt());
        }
    }

    private void close(String sessionId, Instant at) {
        checkoutSessionId = sessionId;
        closedAt = at;
    }

    private OrderTerms terms() {
        return new OrderTerms(
                new OrderId(orderId),
                new AccountId(accountId),
                packageId,
                title,
                new Credits(creditsMicros),
                Money.of(netMinor, currency),
                placedAt);
    }

    private FixedTax tax() {
        return new FixedTax(
                new TaxQuoteId(known(taxQuoteId)), Money.of(known(taxMinor), currency), known(taxRatePercent));
    }

    private String session() {
        return known(checkoutSessionId);
    }

    /** The table's checks keep what the state must know. */
    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
