package dev.florin.ledger.domain;

import static dev.florin.ledger.domain.Dispute.State.LOST;
import static dev.florin.ledger.domain.Dispute.State.OPEN;
import static dev.florin.ledger.domain.Dispute.State.WON;

import dev.florin.id.LotId;
import dev.florin.id.OrderId;
import dev.florin.ledger.LedgerAccount;
import dev.florin.ledger.Memo;
import dev.florin.ledger.TransferKind;
import dev.florin.ledger.domain.Dispute.DisputeKey;
import dev.florin.money.Credits;
import dev.florin.payment.PaymentEvent.DisputeLost;
import dev.florin.payment.PaymentEvent.DisputeOpened;
import dev.florin.payment.PaymentEvent.DisputeWon;
import org.jspecify.annotations.Nullable;

/** Payments that a customer's bank takes back, until it is decided. */
final class DisputeRules {

    private DisputeRules() {}

    /** As a refund, but what was taken and what is owed is kept apart until it is decided. */
    static Ruling open(Account account, DisputeOpened event, WorkingBooks books) {
        DisputeKey key = new DisputeKey(event.accountId(), event.disputeReference());
        Lot lot = books.lotOf(event.orderId());
        Credits credits = event.creditsMicros();
        if (books.dispute(key) != null) {
            return Refusal.because("dispute " + key.reference() + " is open already, or was decided");
        }
        if (lot == null || !lot.accountId().equals(event.accountId())) {
            return Refusal.because("order " + event.orderId() + " granted the account no credits");
        }
        if (credits.isZero() || lot.returnableMicros().isLessThan(credits)) {
            return Refusal.because("of order " + event.orderId() + " 0 to " + lot.returnableMicros()
                    + " credits can be disputed, not " + credits);
        }
        Takeable taken = Takeable.of(
                event.eventId(), credits.min(lot.remainingMicros()), account, books.decided(event.eventId()));
        Dispute dispute = new Dispute(key, event.orderId(), credits, taken.amount(), OPEN);
        Postings postings = new Postings(account, Memo.ofReference(key.reference()));
        Lot returned = lot.returned(credits);
        postings.change(returned);
        postings.change(dispute);
        postings.take(returned, taken.amount(), TransferKind.DISPUTE, LedgerAccount.PROCESSOR_CLEARING);
        postings.change(postings.account().oweReturn(dispute.owedMicros()));
        postings.post(
                TransferKind.DISPUTE_RECEIVABLE,
                LedgerAccount.RECEIVABLE,
                LedgerAccount.PROCESSOR_CLEARING,
                dispute.owedMicros());
        taken.shortfalls().forEach(postings::withheld);
        return postings.toEffect();
    }

    /**
     * Reverses what the opening posted: credits back into the lot, the debt off what is still owed; what the customer
     * paid of the debt meanwhile comes back as credits.
     */
    static Ruling win(Account account, DisputeWon event, WorkingBooks books) {
        Dispute dispute = books.dispute(new DisputeKey(event.accountId(), event.disputeReference()));
        Lot lot = books.lotOf(event.orderId());
        String fault = faultOf(dispute, event.orderId(), event.disputeReference());
        if (fault != null || dispute == null || lot == null) {
            return Refusal.because(String.valueOf(fault));
        }
        Credits owed = dispute.owedMicros().min(account.returnsOwedMicros());
        Credits paidMeanwhile = dispute.owedMicros().minus(owed);
        Postings postings = new Postings(account, Memo.ofReference(dispute.key().reference()));
        postings.change(dispute.decided(WON));
        postings.restore(
                lot.notReturned(dispute.creditsMicros()),
                dispute.fromLotMicros(),
                TransferKind.DISPUTE_WON,
                LedgerAccount.PROCESSOR_CLEARING);
        postings.change(postings.account().forgiveReturn(owed));
        postings.post(
                TransferKind.DISPUTE_WON_RECEIVABLE, LedgerAccount.PROCESSOR_CLEARING, LedgerAccount.RECEIVABLE, owed);
        if (!paidMeanwhile.isZero()) {
            postings.grant(lotFor(event, paidMeanwhile), TransferKind.DISPUTE_WON, LedgerAccount.PROCESSOR_CLEARING);
        }
        return postings.toEffect();
    }

    /** The money is gone: what the customer still owes of it is written off. */
    static Ruling lose(Account account, DisputeLost event, WorkingBooks books) {
        Dispute dispute = books.dispute(new DisputeKey(event.accountId(), event.disputeReference()));
        String fault = faultOf(dispute, event.orderId(), event.disputeReference());
        if (fault != null || dispute == null) {
            return Refusal.because(String.valueOf(fault));
        }
        Credits owed = dispute.owedMicros().min(account.returnsOwedMicros());
        Postings postings = new Postings(
                account.forgiveReturn(owed), Memo.ofReference(dispute.key().reference()));
        postings.change(dispute.decided(LOST));
        postings.post(TransferKind.DISPUTE_LOST, LedgerAccount.OPERATOR_LOSS, LedgerAccount.RECEIVABLE, owed);
        return postings.toEffect();
    }

    private static @Nullable String faultOf(@Nullable Dispute dispute, OrderId orderId, String reference) {
        if (dispute == null) {
            return "dispute " + reference + " was never opened";
        }
        if (!dispute.orderId().equals(orderId)) {
            return "dispute " + reference + " is about order " + dispute.orderId();
        }
        return dispute.state() == OPEN ? null : "dispute " + reference + " was decided before: " + dispute.state();
    }

    private static Lot lotFor(DisputeWon event, Credits credits) {
        return Lot.full(
                new LotId(DerivedIds.of(event.eventId(), "lot", 0)),
                event.accountId(),
                LotSource.PURCHASED,
                null,
                event.occurredAt(),
                null,
                credits);
    }
}
