package dev.florin.ledger.domain;

import dev.florin.account.AccountEvent.CreditsGranted;
import dev.florin.account.AccountEvent.LotExpired;
import dev.florin.account.AccountEvent.PlanPeriodStarted;
import dev.florin.account.GrantSource;
import dev.florin.id.LotId;
import dev.florin.ledger.LedgerAccount;
import dev.florin.ledger.Memo;
import dev.florin.ledger.TransferKind;
import dev.florin.money.Credits;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Credits that are given, and that end. What leases count on cannot end before they are used or returned. */
final class GrantRules {

    private GrantRules() {}

    static Ruling grant(Account account, CreditsGranted event) {
        Instant expiresAt = event.expiresAt();
        if (event.creditsMicros().isZero()) {
            return Refusal.because("the grant gives no credits");
        }
        if (!isPossibleEnd(expiresAt, event.occurredAt())) {
            return Refusal.because("the credits expire at an impossible time: " + expiresAt);
        }
        Lot lot = Lot.full(
                new LotId(DerivedIds.of(event.eventId(), "lot", 0)),
                event.accountId(),
                event.source() == GrantSource.PLAN ? LotSource.PLAN : LotSource.GRANTED,
                null,
                event.occurredAt(),
                expiresAt,
                event.creditsMicros());
        Postings postings = new Postings(account, new Memo(null, event.reason(), null));
        postings.grant(lot, TransferKind.GRANT, LedgerAccount.PROMOTION);
        return postings.toEffect();
    }

    /**
     * The earlier periods' lots end with the start of this one, though a plan may begin in the middle of another's month:
     * what leases hold back of them expires as soon as it is returned.
     */
    static Ruling startPeriod(Account account, PlanPeriodStarted event, WorkingBooks books) {
        if (!isPossibleEnd(event.periodEnd(), event.occurredAt())) {
            return Refusal.because("the period ends at an impossible time: " + event.periodEnd());
        }
        List<Lot> earlier = books.lots(event.accountId()).stream()
                .filter(lot -> lot.source() == LotSource.PLAN)
                .map(lot -> lot.endingBy(event.occurredAt()))
                .toList();
        Credits left = earlier.stream().map(Lot::remainingMicros).reduce(Credits.ZERO, Credits::plus);
        Takeable ended = Takeable.of(event.eventId(), left, account, books.decided(event.eventId()));
        Postings postings = new Postings(account, Memo.ofReference(event.planId()));
        earlier.forEach(postings::change);
        postings.take(earlier, ended.amount(), TransferKind.PLAN_RESET, LedgerAccount.BREAKAGE);
        ended.shortfalls().forEach(postings::withheld);
        if (!event.creditsMicros().isZero()) {
            postings.grant(
                    Lot.full(
                            new LotId(DerivedIds.of(event.eventId(), "lot", 0)),
                            event.accountId(),
                            LotSource.PLAN,
                            null,
                            event.occurredAt(),
                            event.periodEnd(),
                            event.creditsMicros()),
                    TransferKind.GRANT,
                    LedgerAccount.PROMOTION);
        }
        return postings.toEffect();
    }

    /** A lot that is spent by now has nothing to end; what leases hold back is told again later. */
    static Ruling expire(Account account, LotExpired event, WorkingBooks books) {
        Lot lot = books.lots(event.accountId()).stream()
                .filter(candidate -> candidate.lotId().equals(event.lotId()))
                .findFirst()
                .orElse(null);
        if (lot == null) {
            return Effect.onAccount(account);
        }
        if (lot.expiresAt() == null || lot.expiresAt().isAfter(event.occurredAt())) {
            return Refusal.because("lot " + event.lotId() + " has not expired by " + event.occurredAt());
        }
        Takeable ended = Takeable.of(event.eventId(), lot.remainingMicros(), account, books.decided(event.eventId()));
        Postings postings = new Postings(account, null);
        postings.take(lot, ended.amount(), TransferKind.EXPIRY, LedgerAccount.BREAKAGE);
        ended.shortfalls().forEach(postings::withheld);
        return postings.toEffect();
    }

    private static boolean isPossibleEnd(@Nullable Instant end, Instant beginning) {
        return end == null || (end.isAfter(beginning) && Fold.isPossible(end));
    }
}
