package dev.florin.ledger.domain;

import dev.florin.ledger.LedgerAccount;
import dev.florin.ledger.LedgerEvent.BlockSealed.Shortfall;
import dev.florin.ledger.Memo;
import dev.florin.ledger.TransferKind;
import dev.florin.ledger.Unit;
import dev.florin.money.Credits;
import dev.florin.money.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one event posts, as its rule puts it together: account, lots and entries change in step. Nothing is posted for an
 * amount of zero. Lives for one event.
 */
final class Postings {

    private Account account;
    private final List<Lot> lots = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<Dispute> disputes = new ArrayList<>();
    private final List<Shortfall> shortfalls = new ArrayList<>();
    private final @Nullable Memo memo;

    /**
     * @param memo of all its transfers
     */
    Postings(Account account, @Nullable Memo memo) {
        this.account = account;
        this.memo = memo;
    }

    Account account() {
        return account;
    }

    /** What the account is besides its credits. */
    void change(Account changed) {
        account = changed;
    }

    void change(Dispute dispute) {
        disputes.add(dispute);
    }

    void change(Lot lot) {
        lots.removeIf(known -> known.lotId().equals(lot.lotId()));
        lots.add(lot);
    }

    void withheld(Shortfall shortfall) {
        shortfalls.add(shortfall);
    }

    /** A new lot, and what the customer owes is paid out of it if it is credits of the customer's own. */
    void grant(Lot lot, TransferKind kind, LedgerAccount source) {
        account = account.receive(lot.grantedMicros());
        change(lot);
        entries.add(Entry.ofLot(
                kind, source, LedgerAccount.CUSTOMER_CREDITS, lot, lot.grantedMicros(), memo, account.balanceMicros()));
    }

    /** What the customer owes is paid out of a lot. */
    void payDebt(Lot lot) {
        Credits amount = account.receivableMicros().min(lot.remainingMicros());
        if (!amount.isZero()) {
            account = account.payDebt(amount);
            leaveLot(lot, amount, TransferKind.DEBT_SETTLED, LedgerAccount.RECEIVABLE);
        }
    }

    /** Credits of a lot that leave for something else than usage. */
    void take(Lot lot, Credits amount, TransferKind kind, LedgerAccount destination) {
        if (!amount.isZero()) {
            account = account.giveUp(amount);
            leaveLot(lot, amount, kind, destination);
        }
    }

    /** The same from several lots in their order. */
    void take(List<Lot> from, Credits amount, TransferKind kind, LedgerAccount destination) {
        Credits left = amount;
        for (Lot lot : from) {
            Credits part = left.min(lot.remainingMicros());
            take(lot, part, kind, destination);
            left = left.minus(part);
        }
    }

    /** Credits come back into the lot that they were taken from. */
    void restore(Lot lot, Credits amount, TransferKind kind, LedgerAccount source) {
        change(lot.restore(amount));
        if (!amount.isZero()) {
            account = account.receive(amount);
            entries.add(Entry.ofLot(
                    kind, source, LedgerAccount.CUSTOMER_CREDITS, lot, amount, memo, account.balanceMicros()));
        }
    }

    /** Credits that no lot holds. */
    void post(TransferKind kind, LedgerAccount debit, LedgerAccount credit, Credits amount) {
        if (!amount.isZero()) {
            entries.add(Entry.ofCredits(kind, debit, credit, amount, memo, account.balanceMicros()));
        }
    }

    void post(TransferKind kind, LedgerAccount debit, LedgerAccount credit, Money amount) {
        if (amount.minor() != 0) {
            Unit unit = Unit.minorOf(amount.currency());
            entries.add(new Entry(kind, debit, credit, amount.minor(), unit, null, memo, account.balanceMicros()));
        }
    }

    Effect toEffect() {
        return new Effect(account, lots, List.of(), List.of(), disputes, entries, shortfalls);
    }

    private void leaveLot(Lot lot, Credits amount, TransferKind kind, LedgerAccount destination) {
        change(lot.spend(amount));
        entries.add(Entry.ofLot(
                kind, LedgerAccount.CUSTOMER_CREDITS, destination, lot, amount, memo, account.balanceMicros()));
    }
}
