package dev.florin.invoicing;

import dev.florin.id.OrderId;
import dev.florin.id.TaxQuoteId;
import dev.florin.money.Money;
import java.math.BigDecimal;

/**
 * The tax on an order, fixed with its evidence.
 *
 * @param category the EN 16931 VAT category code, such as S (standard rate) or AE (reverse charge)
 * @param ratePercent such as 19 or 8.1
 * @param note what the customer is told of it, such as the reverse-charge wording
 */
public record TaxQuote(
        TaxQuoteId taxQuoteId,
        OrderId orderId,
        Money net,
        Money tax,
        Money total,
        String category,
        BigDecimal ratePercent,
        String note) {}
