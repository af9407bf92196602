package dev.florin.invoicing;

import dev.florin.id.OrderId;
import dev.florin.money.Money;

/** Payments asks what tax falls on an order; asking again for the same order gives the same quote. */
public record TaxQuoteRequest(OrderId orderId, Money net) {}
