package dev.florin.payments.webhook;

import dev.florin.id.OrderId;
import dev.florin.payments.domain.PaymentNews;

/** What an event turned out to say. */
sealed interface Reading {

    /** Something about the payment of an order. */
    record News(OrderId orderId, PaymentNews news) implements Reading {}

    /** Nothing that we act on. */
    record Irrelevant(String reason) implements Reading {}

    /** It should concern us, but cannot be understood; trying again would not help. */
    record Unreadable(String reason) implements Reading {}
}
