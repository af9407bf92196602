package dev.florin.payment;

import dev.florin.event.Event;
import dev.florin.event.LineOfText;
import dev.florin.id.AccountId;
import dev.florin.id.EventId;
import dev.florin.id.OrderId;
import dev.florin.id.TaxQuoteId;
import dev.florin.money.Credits;
import dev.florin.money.Money;
import java.time.Instant;

/** The stream {@code payments.events}: how credits were bought, and what became of the payments. */
public sealed interface PaymentEvent extends Event {

    AccountId accountId();

    OrderId orderId();

    @Override
    default String partitionKey() {
        return accountId().toString();
    }

    /**
     * An order was paid for, verified and final: the ledger grants the credits, invoicing issues the invoice.
     *
     * @param packageId the offering's package, such as {@code starter}; {@code custom} for an amount of the customer's own
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

    /**
     * Money went back to the customer, all of an order's or a part.
     *
     * @param refundReference the processor's name of the refund; an order may have several
     * @param creditsMicros what the account gives back for it
     * @param net what was returned, without tax
     * @param tax the tax returned with it
     */
    record PaymentRefunded(
            EventId eventId,
            OrderId orderId,
            AccountId accountId,
            String refundReference,
            Credits creditsMicros,
            Money net,
            Money tax,
            Instant occurredAt)
            implements PaymentEvent {

        public PaymentRefunded {
            LineOfText.require("refundReference", refundReference);
        }
    }

    /**
     * The customer's bank disputes a payment: the processor took the money back until the dispute is decided.
     *
     * @param disputeReference the processor's name of the dispute, one per dispute
     * @param creditsMicros the credits that the disputed amount had bought
     * @param amount what is disputed, tax included
     */
    record DisputeOpened(
            EventId eventId,
            OrderId orderId,
            AccountId accountId,
            String disputeReference,
            Credits creditsMicros,
            Money amount,
            Instant occurredAt)
            implements PaymentEvent {

        public DisputeOpened {
            LineOfText.require("disputeReference", disputeReference);
        }
    }

    /** The operator won the dispute: the processor paid the money again. */
    record DisputeWon(
            EventId eventId, OrderId orderId, AccountId accountId, String disputeReference, Instant occurredAt)
            implements PaymentEvent {

        public DisputeWon {
            LineOfText.require("disputeReference", disputeReference);
        }
    }

    /** The operator lost the dispute: the money is gone for good. */
    record DisputeLost(
            EventId eventId, OrderId orderId, AccountId accountId, String disputeReference, Instant occurredAt)
            implements PaymentEvent {

        public DisputeLost {
            LineOfText.require("disputeReference", disputeReference);
        }
    }
}
