package dev.florin.ledger.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.account.AccountEvent.CreditsGranted;
import dev.florin.account.AccountEvent.PlanPeriodStarted;
import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.ledger.LedgerEvent.BlockSealed.Shortfall;
import dev.florin.ledger.Memo;
import dev.florin.ledger.Told;
import dev.florin.money.Credits;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GrantRulesTest {

    private static final Instant SOON = Instant.parse("2026-12-01T00:00:00Z");

    private final Told told = new Told(1);
    private final AccountId account = told.account();
    private final EpochId epoch = told.epoch();
    private final LivingBooks books = new LivingBooks();

    @Test
    @DisplayName("F2: a new account's free credits are a lot that no money stands against")
    void aGrantIsALotAgainstPromotion() {
        // when
        CreditsGranted grant = told.granted(account, 100_000, null);
        Folded folded = books.tell(grant);

        // then
        assertThat(Entries.of(folded)).containsExactly("GRANT PROMOTION > CUSTOMER_CREDITS 100000");
        assertThat(folded.transfers().getFirst().memo()).isEqualTo(new Memo(null, grant.reason(), null));
        assertThat(books.account(account).balanceMicros()).isEqualTo(Credits.of(100_000));
    }

    @Test
    void givenCreditsDoNotPayDebts() {
        // given
        books.tell(told.limited(account, 50), told.usage(account, epoch, 40_000_000, 40_000_000));

        // when
        Folded folded = books.tell(told.granted(account, 100, null));

        // then
        assertThat(Entries.of(folded)).containsExactly("GRANT PROMOTION > CUSTOMER_CREDITS 100");
        assertThat(books.account(account).owedMicros()).isEqualTo(Credits.of(40));
    }

    @Test
    void aGrantOfNothingOrIntoThePastIsRefused() {
        // when
        Folded folded = books.tell(
                told.granted(account, 0, null), told.granted(account, 5, Instant.parse("2026-01-01T00:00:00Z")));

        // then
        assertThat(folded.refused()).hasSize(2);
        assertThat(folded.transfers()).isEmpty();
    }

    @Test
    void endsThatTheBooksCannotTellApartAreNotToldApartWithinABlockEither() {
        // given
        CreditsGranted older = told.granted(account, 5, SOON.plusNanos(900));
        CreditsGranted newer = told.granted(account, 5, SOON.plusNanos(100));

        // when
        Folded folded = books.tell(older, newer, told.usage(account, epoch, 1_000_000, 1_000_000));

        // then
        List<Transfer> transfers = folded.transfers();
        assertThat(transfers.getLast().lotId()).isEqualTo(transfers.getFirst().lotId());
        assertThat(books.lots(account)).extracting(Lot::expiresAt).containsOnly(SOON);
    }

    @Test
    void whatIsLeftOfALotAtItsExpiryIsBreakage() {
        // given
        books.tell(told.granted(account, 100, SOON), told.usage(account, epoch, 30_000_000, 30_000_000));

        // when
        Folded folded = books.tell(told.expired(books.lots(account).getFirst()));

        // then
        assertThat(Entries.of(folded)).containsExactly("EXPIRY CUSTOMER_CREDITS > BREAKAGE 70");
        assertThat(books.account(account).balanceMicros()).isEqualTo(Credits.ZERO);
    }

    @Test
    void whatLeasesCountOnExpiresWhenItIsToldAgain() {
        // given
        books.tell(told.granted(account, 100, SOON));
        books.lease(account, epoch, Credits.of(60), Credits.of(60));
        Lot lot = books.lots(account).getFirst();

        // when
        Folded first = books.tell(told.expired(lot));
        books.tell(told.reaped(epoch));
        Folded second = books.tell(told.expired(lot));

        // then
        assertThat(Entries.of(first)).containsExactly("EXPIRY CUSTOMER_CREDITS > BREAKAGE 40");
        assertThat(first.shortfalls()).extracting(Shortfall::coveredMicros).containsExactly(Credits.of(40));
        assertThat(Entries.of(second)).containsExactly("EXPIRY CUSTOMER_CREDITS > BREAKAGE 60");
    }

    @Test
    void aSpentLotExpiresWithoutATrace() {
        // given
        books.tell(told.granted(account, 10, SOON), told.usage(account, epoch, 10_000_000, 10_000_000));

        // when
        Folded folded = books.tell(told.expired(books.lots(account).getFirst()));

        // then
        assertThat(folded.transfers()).isEmpty();
        assertThat(folded.refused()).isEmpty();
    }

    @Test
    @DisplayName("P3: a plan's credits are reset at the start of each period; nothing carries over")
    void aPeriodVoidsWhatIsLeftOfTheOneBefore() {
        // given
        books.tell(told.settled(account, 50, 0), told.period(account, 30_000, SOON));
        books.tell(told.usage(account, epoch, 5_000_000, 5_000_000));

        // when
        Folded folded = books.tell(told.period(account, 125_000, Instant.parse("2027-01-01T00:00:00Z")));

        // then
        assertThat(Entries.of(folded))
                .containsExactly(
                        "PLAN_RESET CUSTOMER_CREDITS > BREAKAGE 29995", "GRANT PROMOTION > CUSTOMER_CREDITS 125000");
        assertThat(books.account(account).balanceMicros()).isEqualTo(Credits.of(125_050));
    }

    @Test
    @DisplayName("P3: overage is owed over the period's end, takes from the next one's limit, and a purchase pays it")
    void overageIsOwedOverThePeriodsEndUntilItIsPaid() {
        // given
        books.tell(told.period(account, 30, SOON), told.limited(account, 20));
        books.tell(told.usage(account, epoch, 45_000_000, 45_000_000));

        // when
        Folded reset = books.tell(told.period(account, 30, Instant.parse("2027-01-01T00:00:00Z")));
        Credits spendable = books.account(account).spendableMicros();
        Folded paid = books.tell(told.settled(account, 100, 0));

        // then
        assertThat(Entries.of(reset)).containsExactly("GRANT PROMOTION > CUSTOMER_CREDITS 30");
        assertThat(spendable).isEqualTo(Credits.of(30 + 5));
        assertThat(Entries.of(paid))
                .containsExactly(
                        "PURCHASE PROCESSOR_CLEARING > CUSTOMER_CREDITS 100",
                        "DEBT_SETTLED CUSTOMER_CREDITS > RECEIVABLE 15");
        assertThat(books.account(account).spendableMicros()).isEqualTo(Credits.of(30 + 85 + 20));
    }

    @Test
    @DisplayName("P3: on the free plan nothing is spendable beyond the credits, though an earlier plan left a debt")
    void theFreePlanStopsAtItsCredits() {
        // given
        books.tell(told.period(account, 30, SOON), told.limited(account, 20));
        books.tell(told.usage(account, epoch, 45_000_000, 45_000_000));

        // when
        books.tell(told.period(account, 5, Instant.parse("2027-01-01T00:00:00Z")), told.limited(account, 0));
        Folded used = books.tell(told.usage(account, epoch, 5_000_000, 5_000_000));

        // then
        assertThat(Entries.of(used)).containsExactly("USAGE CUSTOMER_CREDITS > REVENUE 5");
        assertThat(books.account(account).spendableMicros()).isEqualTo(Credits.ZERO);
        assertThat(books.account(account).owedMicros()).isEqualTo(Credits.of(15));
    }

    @Test
    @DisplayName(
            "P3: a plan that begins in the middle of another's month ends that month; what leases hold of it follows")
    void aPlanInTheMiddleOfAnothersMonthEndsIt() {
        // given
        books.tell(told.period(account, 30, SOON));
        books.lease(account, epoch, Credits.of(20), Credits.of(20));

        // when
        PlanPeriodStarted next = told.period(account, 100, Instant.parse("2027-01-01T00:00:00Z"));
        Folded reset = books.tell(next);
        Lot before = books.lots(account).getFirst();
        Folded expired = books.tell(told.expired(before));

        // then
        assertThat(Entries.of(reset))
                .containsExactly("PLAN_RESET CUSTOMER_CREDITS > BREAKAGE 10", "GRANT PROMOTION > CUSTOMER_CREDITS 100");
        assertThat(before.remainingMicros()).isEqualTo(Credits.of(20));
        assertThat(before.expiresAt()).isEqualTo(next.occurredAt());
        assertThat(Entries.of(expired)).containsExactly("EXPIRY CUSTOMER_CREDITS > BREAKAGE 20");
        assertThat(books.account(account).balanceMicros()).isEqualTo(Credits.of(100));
    }

    @Test
    void aPlanThatEndsLeavesNothing() {
        // given
        books.tell(told.period(account, 30, SOON));

        // when
        Folded folded = books.tell(told.period(account, 0, Instant.parse("2027-01-01T00:00:00Z")));

        // then
        assertThat(Entries.of(folded)).containsExactly("PLAN_RESET CUSTOMER_CREDITS > BREAKAGE 30");
    }
}
