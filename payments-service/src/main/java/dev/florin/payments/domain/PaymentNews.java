package dev.florin.payments.domain;

import dev.florin.money.Money;

/** What the processor tells of one attempt to pay, verified to come from it. */
public sealed interface PaymentNews {

    /** The processor's id of the attempt. */
    String sessionId();

    /** What the attempt was about, tax included. */
    Money amount();

    /**
     * The money is there.
     *
     * @param paymentReference the processor's id of the payment
     */
    record Paid(String sessionId, Money amount, String paymentReference) implements PaymentNews {}

    /** The customer is through, the money may come later. */
    record FundsAwaited(String sessionId, Money amount) implements PaymentNews {}

    /** The money that was awaited does not come. */
    record FundsFailed(String sessionId, Money amount) implements PaymentNews {}

    /** The page was closed without payment. */
    record PageExpired(String sessionId, Money amount) implements PaymentNews {}
}
