package dev.florin.payments.webhook;

import com.stripe.model.checkout.Session;
import dev.florin.id.OrderId;
import dev.florin.money.Money;
import dev.florin.payments.domain.PaymentNews;
import dev.florin.payments.domain.PaymentNews.FundsAwaited;
import dev.florin.payments.domain.PaymentNews.FundsFailed;
import dev.florin.payments.domain.PaymentNews.PageExpired;
import dev.florin.payments.domain.PaymentNews.Paid;
import dev.florin.payments.stripe.StripeCheckout;
import dev.florin.payments.webhook.Reading.Irrelevant;
import dev.florin.payments.webhook.Reading.News;
import dev.florin.payments.webhook.Reading.Unreadable;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stripe's Checkout Session, and the type of event that tells of it, as news for an order. */
final class SessionReading {

    static final String COMPLETED = "checkout.session.completed";
    static final String FUNDS_ARRIVED = "checkout.session.async_payment_succeeded";
    static final String FUNDS_FAILED = "checkout.session.async_payment_failed";
    static final String EXPIRED = "checkout.session.expired";

    /** The types of events that tell of a session what we want to know. */
    static final Set<String> TYPES = Set.of(COMPLETED, FUNDS_ARRIVED, FUNDS_FAILED, EXPIRED);

    private SessionReading() {}

    static Reading of(String type, Session session) {
        Map<String, String> metadata = session.getMetadata();
        String orderId = metadata == null ? null : metadata.get(StripeCheckout.ORDER_ID);
        if (orderId == null) {
            return new Irrelevant("session " + session.getId() + " pays no order of ours");
        }
        try {
            return new News(OrderId.fromString(orderId), newsOf(type, session));
        } catch (IllegalArgumentException e) {
            return new Unreadable("session " + session.getId() + ": " + e.getMessage());
        }
    }

    private static PaymentNews newsOf(String type, Session session) {
        String id = session.getId();
        Money amount = amountOf(session);
        return switch (type) {
            case COMPLETED, FUNDS_ARRIVED -> completedNews(id, amount, session);
            case FUNDS_FAILED -> new FundsFailed(id, amount);
            case EXPIRED -> new PageExpired(id, amount);
            default -> throw new IllegalArgumentException("events of type " + type + " are not read");
        };
    }

    /** Only {@code paid} is money; a session that is complete may still wait for it. */
    private static PaymentNews completedNews(String id, Money amount, Session session) {
        @Nullable String status = session.getPaymentStatus();
        if ("paid".equals(status)) {
            String payment = session.getPaymentIntent();
            return new Paid(id, amount, payment == null ? id : payment);
        }
        if ("unpaid".equals(status)) {
            return new FundsAwaited(id, amount);
        }
        throw new IllegalArgumentException("payment_status '" + status + "' is not known");
    }

    private static Money amountOf(Session session) {
        @Nullable Long total = session.getAmountTotal();
        @Nullable String currency = session.getCurrency();
        if (total == null || currency == null) {
            throw new IllegalArgumentException("amount_total or currency is missing");
        }
        return Money.of(total, currency.toUpperCase(Locale.ROOT));
    }
}
