package dev.florin.ledger.domain;

import dev.florin.id.EventId;
import dev.florin.ledger.LedgerAccount;
import dev.florin.ledger.LedgerEvent.BlockSealed.Shortfall;
import dev.florin.ledger.TransferKind;
import dev.florin.money.Credits;
import dev.florin.usage.UsageEvent.LeaseReturned;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What usage costs the account. */
final class UsageRules {

    private UsageRules() {}

    /**
     * The charge comes out of the epoch's lease up to what was reserved; what the lease no longer holds, since it was
     * reaped, comes out of what nobody has leased; the rest is the operator's loss. What the account pays is taken from
     * its lots in burn-down order, and is owed where they end.
     */
    static Ruling charge(Account account, UsageRecorded event, WorkingBooks books) {
        if (!PostingRules.alwaysPosts(event)) {
            return Effect.onAccount(account);
        }
        EventId cause = event.eventId();
        Credits charge = event.charge().amountMicros();
        Credits payable = charge.min(most(event.reservedMicros(), books.decided(cause)));
        Lease lease = books.lease(event.accountId(), event.epoch());
        Credits fromLease = payable.min(lease.outstandingMicros());
        Credits paid = fromLease.plus(payable.minus(fromLease).min(account.unleasedMicros()));
        Credits fromLots = paid.min(account.balanceMicros());
        Account after = account.spend(fromLease, fromLots, paid.minus(fromLots));

        List<Lot> changed = new ArrayList<>(1);
        List<Entry> entries = new ArrayList<>(1);
        burn(books.lots(event.accountId()), fromLots, account.balanceMicros(), changed, entries);
        post(entries, TransferKind.OVERAGE, LedgerAccount.RECEIVABLE, paid.minus(fromLots), after);
        post(entries, TransferKind.OPERATOR_LOSS, LedgerAccount.OPERATOR_LOSS, charge.minus(paid), after);
        boolean withheld = paid.isLessThan(payable.min(account.spendableMicros()));
        return new Effect(
                after,
                changed,
                List.of(lease.settle(fromLease)),
                List.of(),
                entries,
                withheld ? List.of(new Shortfall(cause, paid)) : List.of());
    }

    /** More than is outstanding cannot be given back: the rest was reaped before. */
    static Ruling giveBack(Account account, LeaseReturned event, WorkingBooks books) {
        Lease lease = books.lease(event.accountId(), event.epoch());
        Credits returned = event.amountMicros().min(lease.outstandingMicros());
        return returned.isZero()
                ? Effect.onAccount(account)
                : new Effect(
                        account.release(returned),
                        List.of(),
                        List.of(lease.settle(returned)),
                        List.of(),
                        List.of(),
                        List.of());
    }

    /** What may be taken at most: what was reserved, or less where a rebuild knows that less was to be had. */
    private static Credits most(Credits reserved, @Nullable Credits decided) {
        return decided == null ? reserved : reserved.min(decided);
    }

    /** Lots spent in their order, one entry each. */
    private static void burn(
            List<Lot> lots, Credits amount, Credits balanceBefore, List<Lot> changed, List<Entry> entries) {
        Credits left = amount;
        Credits balance = balanceBefore;
        for (int i = 0; i < lots.size() && !left.isZero(); i++) {
            Lot lot = lots.get(i);
            Credits part = left.min(lot.remainingMicros());
            left = left.minus(part);
            balance = balance.minus(part);
            changed.add(lot.spend(part));
            entries.add(Entry.ofLot(
                    TransferKind.USAGE,
                    LedgerAccount.CUSTOMER_CREDITS,
                    LedgerAccount.REVENUE,
                    lot,
                    part,
                    null,
                    balance));
        }
        if (!left.isZero()) {
            throw new IllegalStateException("the lots hold " + left + " credits less than the balance says");
        }
    }

    private static void post(
            List<Entry> entries, TransferKind kind, LedgerAccount debit, Credits amount, Account account) {
        if (!amount.isZero()) {
            entries.add(Entry.ofCredits(kind, debit, LedgerAccount.REVENUE, amount, null, account.balanceMicros()));
        }
    }
}
