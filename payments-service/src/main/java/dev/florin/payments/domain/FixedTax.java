package dev.florin.payments.domain;

import dev.florin.id.TaxQuoteId;
import dev.florin.money.Money;
import java.math.BigDecimal;

/**
 * The tax on an order, as invoicing fixed it.
 *
 * @param taxQuoteId where invoicing keeps the decision and its evidence
 */
public record FixedTax(TaxQuoteId taxQuoteId, Money amount, BigDecimal ratePercent) {}
