package dev.florin.invoicing.domain;

import dev.florin.id.AccountId;
import dev.florin.id.OrderId;
import dev.florin.id.TaxQuoteId;
import dev.florin.invoicing.TaxQuote;
import dev.florin.money.Money;
import java.time.Instant;

/**
 * The tax on an order with all it was decided by, as it was when the order was placed. Never changes: the invoice is
 * issued from it, whatever became of the profile or the rates meanwhile.
 */
public record TaxSnapshot(
        TaxQuoteId taxQuoteId,
        OrderId orderId,
        AccountId accountId,
        Seller seller,
        BillingProfile buyer,
        TaxDecision decision,
        Money net,
        Money tax,
        Money total,
        Instant quotedAt) {

    /** Fixes the decision for an order. */
    public static TaxSnapshot of(
            TaxQuoteId id,
            OrderId orderId,
            AccountId accountId,
            Money net,
            Seller seller,
            BillingProfile buyer,
            VatRates rates,
            Instant now) {
        TaxDecision decision =
                TaxDecision.of(seller, buyer, now.atZone(seller.zone()).toLocalDate(), rates);
        Money tax = decision.taxOn(net);
        return new TaxSnapshot(id, orderId, accountId, seller, buyer, decision, net, tax, net.plus(tax), now);
    }

    /** Whether it answers the question what tax falls on this order of this account. */
    public boolean answers(AccountId account, OrderId order, Money orderNet) {
        return accountId.equals(account) && orderId.equals(order) && net.equals(orderNet);
    }

    /** What payments is told. */
    public TaxQuote toQuote() {
        return new TaxQuote(
                taxQuoteId,
                orderId,
                net,
                tax,
                total,
                decision.category().name(),
                decision.ratePercent(),
                decision.note());
    }
}
