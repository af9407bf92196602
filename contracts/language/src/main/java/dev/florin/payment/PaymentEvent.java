package dev.florin.payment;

import dev.florin.event.Event;
import dev.florin.id.AccountId;
import dev.florin.id.EventId;
import dev.florin.id.OrderId;
import dev.florin.id.TaxQuoteId;
import dev.florin.money.Credits;
import dev.florin.money.Money;
import java.time.Instant;

/** The stream {@code payments.events}: how credits were bought. */
public sealed interface PaymentEvent extends Event {

    AccountId accountId();

    @Override
    default String partitionKey() {
        return accountId().toString();
    }

    /**
     * An order was paid for, verified and final: the ledger grants the credits, invoicing issues the invoice.
     *
     * @param packageId the offering's package, such as {@code starter}
     * @param creditsMicros what the account receives
     * @param net the price of the credits without tax
     * @param tax the tax on it, by the quote
     * @param taxQuoteId the tax decision fixed when the order was placed
     * @param paymentReference the processor's name of the payment
     */
    record PaymentSettled(
            EventId eventId,
            OrderId orderId,
            AccountId accountId,
            String packageId,
            Credits creditsMicros,
            Money net,
            Money tax,
            TaxQuoteId taxQuoteId,
            String paymentReference,
            Instant occurredAt)
            implements PaymentEvent {}
}
