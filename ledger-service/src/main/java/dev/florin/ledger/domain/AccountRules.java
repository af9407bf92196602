package dev.florin.ledger.domain;

import dev.florin.account.AccountEvent.CreditLimitSet;
import dev.florin.account.AccountEvent.CreditsAdjusted;
import dev.florin.account.AdjustmentDirection;
import dev.florin.id.LotId;
import dev.florin.ledger.LedgerAccount;
import dev.florin.ledger.LedgerEvent.BlockSealed.Shortfall;
import dev.florin.ledger.Memo;
import dev.florin.ledger.TransferKind;
import dev.florin.money.Credits;
import java.util.List;

/** What operators decide on an account. */
final class AccountRules {

    private AccountRules() {}

    static Ruling adjust(Account account, CreditsAdjusted event, WorkingBooks books) {
        if (event.creditsMicros().isZero()) {
            return Refusal.because("the adjustment moves no credits");
        }
        Postings postings = new Postings(account, new Memo(null, event.reason(), event.author()));
        return event.direction() == AdjustmentDirection.INCREASE
                ? increase(event, postings)
                : decrease(account, event, books, postings);
    }

    private static Ruling increase(CreditsAdjusted event, Postings postings) {
        Lot lot = Lot.full(
                new LotId(DerivedIds.of(event.eventId(), "lot", 0)),
                event.accountId(),
                LotSource.GRANTED,
                null,
                event.occurredAt(),
                null,
                event.creditsMicros());
        postings.grant(lot, TransferKind.ADJUSTMENT, LedgerAccount.ADJUSTMENT);
        postings.payDebt(lot);
        return postings.toEffect();
    }

    /** All of it or nothing: a correction by halves would not be what its author decided. */
    private static Ruling decrease(Account account, CreditsAdjusted event, WorkingBooks books, Postings postings) {
        Credits amount = event.creditsMicros();
        if (account.balanceMicros().isLessThan(amount)) {
            return Refusal.because("the balance is " + account.balanceMicros() + " credits, less than " + amount);
        }
        Takeable free = Takeable.of(event.eventId(), amount, account, books.decided(event.eventId()));
        if (free.amount().isLessThan(amount)) {
            List<Shortfall> shortfalls = free.shortfalls();
            return new Refusal("gateways have leased all but " + free.amount() + " credits; try again", shortfalls);
        }
        postings.take(
                List.copyOf(books.lots(event.accountId())), amount, TransferKind.ADJUSTMENT, LedgerAccount.ADJUSTMENT);
        return postings.toEffect();
    }

    /**
     * A limit is not lowered below what leases count on at that moment: gateways may have promised it. What then holds is
     * told as a shortfall, for a rebuild that has no leases.
     */
    static Ruling limit(Account account, CreditLimitSet event, WorkingBooks books) {
        Credits decided = books.decided(event.eventId());
        if (decided != null) {
            return Effect.onAccount(account.limitedTo(decided));
        }
        Credits leasedOnCredit =
                account.leasedMicros().minus(account.leasedMicros().min(account.balanceMicros()));
        Credits wanted = event.creditLimitMicros();
        Credits promised =
                leasedOnCredit.isZero() ? Credits.ZERO : account.owedMicros().plus(leasedOnCredit);
        Postings postings = new Postings(account, null);
        postings.change(account.limitedTo(wanted.isLessThan(promised) ? promised : wanted));
        if (wanted.isLessThan(promised)) {
            postings.withheld(new Shortfall(event.eventId(), promised));
        }
        return postings.toEffect();
    }
}
