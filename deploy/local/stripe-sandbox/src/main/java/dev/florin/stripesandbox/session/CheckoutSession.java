package dev.florin.stripesandbox.session;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a customer to pay, as Stripe's Checkout keeps it. Times are Unix seconds.
 *
 * @param currency ISO 4217 code in lower case, as Stripe writes it
 * @param paymentIntentId set when a payment was made
 * @param url of the hosted payment page
 */
public record CheckoutSession(
        String id,
        long created,
        long expiresAt,
        Status status,
        PaymentStatus paymentStatus,
        String currency,
        List<LineItem> lineItems,
        String successUrl,
        @Nullable String cancelUrl,
        @Nullable String clientReferenceId,
        Map<String, String> metadata,
        @Nullable String paymentIntentId,
        String url) {

    public enum Status {
        OPEN,
        COMPLETE,
        EXPIRED
    }

    public enum PaymentStatus {
        UNPAID,
        PAID
    }

    public CheckoutSession {
        lineItems = List.copyOf(lineItems);
        metadata = Map.copyOf(metadata);
    }

    public long amountTotal() {
        return lineItems.stream().mapToLong(LineItem::amount).reduce(0, Math::addExact);
    }

    /** The customer paid by card. */
    public CheckoutSession paid(String paymentIntent) {
        requireOpen();
        return with(Status.COMPLETE, PaymentStatus.PAID, paymentIntent);
    }

    /** The customer chose a way of paying, such as a bank debit, whose money comes later. */
    public CheckoutSession awaitingFunds(String paymentIntent) {
        requireOpen();
        return with(Status.COMPLETE, PaymentStatus.UNPAID, paymentIntent);
    }

    /** The money that was awaited has come. */
    public CheckoutSession fundsArrived() {
        requireAwaitingFunds();
        return with(status, PaymentStatus.PAID, paymentIntentId);
    }

    /** The money that was awaited will not come. */
    public CheckoutSession fundsFailed() {
        requireAwaitingFunds();
        return this;
    }

    public CheckoutSession expired() {
        requireOpen();
        return with(Status.EXPIRED, PaymentStatus.UNPAID, null);
    }

    private void requireOpen() {
        if (status != Status.OPEN) {
            throw new IllegalTransitionException(
                    "This Session's status is " + status.name().toLowerCase(Locale.ROOT) + ", it must be open.");
        }
    }

    private void requireAwaitingFunds() {
        if (status != Status.COMPLETE || paymentStatus != PaymentStatus.UNPAID) {
            throw new IllegalTransitionException("This Session does not wait for funds.");
        }
    }

    private CheckoutSession with(Status newStatus, PaymentStatus newPaymentStatus, @Nullable String paymentIntent) {
        return new CheckoutSession(
                id,
                created,
                expiresAt,
                newStatus,
                newPaymentStatus,
                currency,
                lineItems,
                successUrl,
                cancelUrl,
                clientReferenceId,
                metadata,
                paymentIntent,
                url);
    }
}
