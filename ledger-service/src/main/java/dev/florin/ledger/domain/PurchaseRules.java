package dev.florin.ledger.domain;

import dev.florin.id.LotId;
import dev.florin.ledger.LedgerAccount;
import dev.florin.ledger.Memo;
import dev.florin.ledger.TransferKind;
import dev.florin.money.Credits;
import dev.florin.payment.PaymentEvent.PaymentRefunded;
import dev.florin.payment.PaymentEvent.PaymentSettled;

/** How credits are bought, and given back for money. */
final class PurchaseRules {

    private PurchaseRules() {}

    /** The customer's own credits pay first what the customer owes; what was given by the operator would not. */
    static Ruling settle(Account account, PaymentSettled event) {
        if (event.creditsMicros().isZero()) {
            return Refusal.because("the payment buys no credits");
        }
        if (event.tax().minor() < 0) {
            return Refusal.because("the tax is below zero");
        }
        Lot lot = Lot.full(
                new LotId(DerivedIds.of(event.eventId(), "lot", 0)),
                event.accountId(),
                LotSource.PURCHASED,
                event.orderId(),
                event.occurredAt(),
                null,
                event.creditsMicros());
        Postings postings = new Postings(
                account.toppedUp(event.creditsMicros()),
                Memo.ofReference(event.orderId().toString()));
        postings.grant(lot, TransferKind.PURCHASE, LedgerAccount.PROCESSOR_CLEARING);
        postings.post(TransferKind.PURCHASE_TAX, LedgerAccount.PROCESSOR_CLEARING, LedgerAccount.TAX, event.tax());
        postings.payDebt(lot);
        return postings.toEffect();
    }

    /** Takes from the order's lot what is left there and leased to nobody; the rest was spent, so it is owed. */
    static Ruling refund(Account account, PaymentRefunded event, WorkingBooks books) {
        Lot lot = books.lotOf(event.orderId());
        if (lot == null || !lot.accountId().equals(event.accountId())) {
            return Refusal.because("order " + event.orderId() + " granted the account no credits");
        }
        Credits credits = event.creditsMicros();
        if (lot.returnableMicros().isLessThan(credits)) {
            return Refusal.because("of order " + event.orderId() + " only " + lot.returnableMicros()
                    + " credits can still be refunded, not " + credits);
        }
        if (event.tax().minor() < 0 || (credits.isZero() && event.tax().minor() == 0)) {
            return Refusal.because("the refund returns nothing");
        }
        Takeable taken = Takeable.of(
                event.eventId(), credits.min(lot.remainingMicros()), account, books.decided(event.eventId()));
        Credits owed = credits.minus(taken.amount());
        Postings postings = new Postings(account, Memo.ofReference(event.refundReference()));
        Lot returned = lot.returned(credits);
        postings.change(returned);
        postings.take(returned, taken.amount(), TransferKind.REFUND, LedgerAccount.PROCESSOR_CLEARING);
        postings.change(postings.account().oweReturn(owed));
        postings.post(TransferKind.REFUND_RECEIVABLE, LedgerAccount.RECEIVABLE, LedgerAccount.PROCESSOR_CLEARING, owed);
        postings.post(TransferKind.REFUND_TAX, LedgerAccount.TAX, LedgerAccount.PROCESSOR_CLEARING, event.tax());
        taken.shortfalls().forEach(postings::withheld);
        return postings.toEffect();
    }
}
