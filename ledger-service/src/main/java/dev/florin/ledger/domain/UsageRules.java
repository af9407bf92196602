package dev.florin.ledger.domain;

import dev.florin.budget.BudgetWindow;
import dev.florin.id.EventId;
import dev.florin.lease.Node;
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
     * reaped, comes out of what nobody has leased; the rest is the operator's loss. So for the account and for each budget
     * that limits it: the least counts. What the account pays is taken from its lots in burn-down order, and is owed where
     * they end.
     */
    static Ruling charge(Account account, UsageRecorded event, WorkingBooks books) {
        if (!PostingRules.alwaysPosts(event)) {
            return Effect.onAccount(account);
        }
        EventId cause = event.eventId();
        Credits charge = event.charge().amountMicros();
        Credits decided = books.decided(cause);
        Credits payable = charge.min(most(event.reservedMicros(), decided));
        Lease lease = books.lease(LeaseKey.of(event.accountId(), event.epoch()));
        Spending budgets = Spending.of(event, books);
        Credits available = lease.outstandingMicros().plus(account.unleasedMicros());
        Credits paid = payable.min(decided == null ? budgets.available(available) : available);
        Credits fromLease = paid.min(lease.outstandingMicros());
        Credits fromLots = paid.min(account.balanceMicros());
        Account after = account.spend(fromLease, fromLots, paid.minus(fromLots));

        List<Lot> changed = new ArrayList<>(1);
        List<Entry> entries = new ArrayList<>(1);
        burn(books.lots(event.accountId()), fromLots, account.balanceMicros(), changed, entries);
        post(entries, TransferKind.OVERAGE, LedgerAccount.RECEIVABLE, paid.minus(fromLots), after);
        post(entries, TransferKind.OPERATOR_LOSS, LedgerAccount.OPERATOR_LOSS, charge.minus(paid), after);
        boolean isByLeases = decided == null && !paid.equals(payable.min(budgets.unspent(account.spendableMicros())));
        return new Effect(
                after,
                changed,
                budgets.leasesAfter(lease.settle(fromLease), paid),
                budgets.balancesAfter(paid),
                List.of(),
                entries,
                isByLeases ? List.of(new Shortfall(cause, paid)) : List.of());
    }

    /** More than is outstanding cannot be given back: the rest was reaped before. */
    static Ruling giveBack(Account account, LeaseReturned event, WorkingBooks books) {
        BudgetWindow window = event.budget();
        Lease lease = books.lease(new LeaseKey(new Node(event.accountId(), window), event.epoch()));
        Credits returned = event.amountMicros().min(lease.outstandingMicros());
        if (returned.isZero()) {
            return Effect.onAccount(account);
        }
        return window == null
                ? Effect.onLease(account.release(returned), lease.settle(returned), List.of())
                : Effect.onLease(
                        account,
                        lease.settle(returned),
                        List.of(books.balance(event.accountId(), window).release(returned)));
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
