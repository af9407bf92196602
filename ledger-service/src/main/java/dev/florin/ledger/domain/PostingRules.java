package dev.florin.ledger.domain;

import dev.florin.account.AccountEvent.AccountOpened;
import dev.florin.event.Event;
import dev.florin.id.LotId;
import dev.florin.ledger.LedgerEvent.BlockSealed.Shortfall;
import dev.florin.money.Credits;
import dev.florin.payment.PaymentEvent.PaymentSettled;
import dev.florin.usage.Funding;
import dev.florin.usage.UsageEvent.LeaseReturned;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What each event posts.
 *
 * <pre>
 * event                        kind           debit               credit
 * PaymentSettled               PURCHASE       PROCESSOR_CLEARING  CUSTOMER_CREDITS   a new lot
 *   with tax                   PURCHASE_TAX   PROCESSOR_CLEARING  TAX                in the currency's minor unit
 * UsageRecorded                USAGE          CUSTOMER_CREDITS    REVENUE            one per lot, in burn-down order
 *   what credits do not cover  OPERATOR_LOSS  OPERATOR_LOSS       REVENUE
 * AccountOpened, LeaseReturned, usage that costs nothing or that the customer's own key paid: no entry
 * </pre>
 *
 * All throw {@link ArithmeticException} when an amount leaves the range of {@link Credits}.
 */
final class PostingRules {

    private PostingRules() {}

    static boolean alwaysPosts(Event event) {
        return switch (event) {
            case UsageRecorded usage ->
                usage.funding() == Funding.CREDITS
                        && !usage.charge().amountMicros().isZero();
            case PaymentSettled settled -> true;
            default -> false;
        };
    }

    /** The account need not be new: events of different topics overtake each other. */
    static Effect open(Account account, AccountOpened event) {
        return Effect.onAccount(account.open());
    }

    static Effect settle(Account account, PaymentSettled event) {
        if (event.creditsMicros().isZero()) {
            throw new ArithmeticException("the payment buys no credits");
        }
        if (event.tax().minor() < 0) {
            throw new ArithmeticException("the tax is below zero");
        }
        Lot lot = new Lot(
                new LotId(DerivedIds.of(event.eventId(), "lot", 0)),
                event.accountId(),
                LotSource.PURCHASED,
                event.occurredAt(),
                null,
                event.creditsMicros(),
                event.creditsMicros());
        Account after = account.topUp(event.creditsMicros());
        Entry purchase = Entry.purchase(lot, event.orderId(), after.balanceMicros());
        List<Entry> entries = event.tax().minor() == 0
                ? List.of(purchase)
                : List.of(purchase, Entry.purchaseTax(event.tax(), event.orderId(), after.balanceMicros()));
        return new Effect(after, List.of(lot), List.of(), entries);
    }

    /**
     * The charge comes out of the epoch's lease up to what was reserved; what the lease no longer holds, since it was
     * reaped, comes out of free credit; the rest is the operator's loss.
     *
     * @param lots the account's, in burn-down order
     * @param most what may be taken at most: what was reserved, or less where a rebuild knows that less was to be had
     */
    static Effect charge(Account account, List<Lot> lots, Lease lease, Credits most, UsageRecorded event) {
        Credits charge = event.charge().amountMicros();
        if (event.funding() == Funding.BYOK || charge.isZero()) {
            return Effect.onAccount(account);
        }
        Credits payable = charge.min(most);
        Credits fromLease = payable.min(lease.outstandingMicros());
        Credits fromFree = payable.minus(fromLease).min(account.freeMicros());
        Credits paid = fromLease.plus(fromFree);
        Account after = account.spend(fromLease, fromFree);
        Burn burn = Burn.of(lots, paid, account.balanceMicros());
        Credits loss = charge.minus(paid);
        List<Entry> entries = loss.isZero()
                ? burn.entries()
                : append(burn.entries(), Entry.operatorLoss(loss, after.balanceMicros()));
        boolean withheld = paid.isLessThan(payable.min(account.spendableMicros()));
        return new Effect(
                after,
                burn.lots(),
                List.of(lease.settle(fromLease)),
                entries,
                withheld ? List.of(new Shortfall(event.eventId(), paid)) : List.of());
    }

    /** More than is outstanding cannot be given back: the rest was reaped before. */
    static Effect giveBack(Account account, Lease lease, LeaseReturned event) {
        Credits returned = event.amountMicros().min(lease.outstandingMicros());
        return returned.isZero()
                ? Effect.onAccount(account)
                : new Effect(account.release(returned), List.of(), List.of(lease.settle(returned)), List.of());
    }

    /** Lots spent in their order, one entry each. */
    private record Burn(List<Lot> lots, List<Entry> entries) {

        static Burn of(List<Lot> lots, Credits amount, Credits balanceBefore) {
            Burn burn = new Burn(new ArrayList<>(), new ArrayList<>());
            Credits left = amount;
            Credits balance = balanceBefore;
            for (Lot lot : lots) {
                Credits part = left.min(lot.remainingMicros());
                if (part.isZero()) {
                    break;
                }
                left = left.minus(part);
                balance = balance.minus(part);
                burn.lots.add(lot.spend(part));
                burn.entries.add(Entry.usage(lot, part, balance));
            }
            if (!left.isZero()) {
                throw new IllegalStateException("the lots hold " + left + " credits less than the balance says");
            }
            return burn;
        }
    }

    private static List<Entry> append(List<Entry> entries, Entry last) {
        return Stream.concat(entries.stream(), Stream.of(last)).toList();
    }
}
