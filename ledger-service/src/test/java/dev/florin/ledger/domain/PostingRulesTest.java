package dev.florin.ledger.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.florin.event.Event;
import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.id.LotId;
import dev.florin.ledger.LedgerAccount;
import dev.florin.ledger.LedgerEvent.BlockSealed.Shortfall;
import dev.florin.ledger.Position;
import dev.florin.ledger.Told;
import dev.florin.ledger.TransferKind;
import dev.florin.ledger.Unit;
import dev.florin.money.Credits;
import dev.florin.usage.Funding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PostingRulesTest {

    private static final long CREDIT = Credits.MICROS_PER_CREDIT;
    private static final Thresholds THRESHOLDS = new Thresholds(Credits.ZERO, 0);

    private final Told told = new Told(7);
    private final AccountId account = told.account();
    private final EpochId epoch = told.epoch();

    @Test
    @DisplayName("S3: a payment is posted as credits and, apart from them, tax in its own unit")
    void aPaymentIsPostedAsCreditsAndTax() {
        // when
        List<Transfer> transfers =
                fold(Books.empty(3), told.settled(account, 10_000, 210)).transfers();

        // then
        assertThat(transfers)
                .extracting(Transfer::kind, Transfer::debit, Transfer::credit, Transfer::amount, Transfer::unit)
                .containsExactly(
                        tuple(
                                TransferKind.PURCHASE,
                                LedgerAccount.PROCESSOR_CLEARING,
                                LedgerAccount.CUSTOMER_CREDITS,
                                10_000 * CREDIT,
                                Unit.CREDIT_MICROS),
                        tuple(
                                TransferKind.PURCHASE_TAX,
                                LedgerAccount.PROCESSOR_CLEARING,
                                LedgerAccount.TAX,
                                210L,
                                new Unit("USD_minor")));
        assertThat(transfers).extracting(Transfer::position).containsExactly(new Position(3, 1), new Position(3, 2));
    }

    @Test
    void creditsBurnBySoonestExpiryThenGrantedThenOldest() {
        // given
        Lot old = lot(1, LotSource.PURCHASED, null, "2026-01-01T00:00:00Z");
        Lot young = lot(2, LotSource.PURCHASED, null, "2026-02-01T00:00:00Z");
        Lot granted = lot(3, LotSource.GRANTED, null, "2026-03-01T00:00:00Z");
        Lot expiring = lot(4, LotSource.PURCHASED, "2027-01-01T00:00:00Z", "2026-04-01T00:00:00Z");

        // when
        Folded folded = fold(books(List.of(young, old, expiring, granted)), spend(35 * CREDIT, 35 * CREDIT));

        // then
        assertThat(folded.transfers())
                .extracting(Transfer::lotId, Transfer::amount)
                .containsExactly(
                        tuple(expiring.lotId(), 10 * CREDIT),
                        tuple(granted.lotId(), 10 * CREDIT),
                        tuple(old.lotId(), 10 * CREDIT),
                        tuple(young.lotId(), 5 * CREDIT));
        assertThat(folded.transfers().getLast().balanceAfterMicros()).isEqualTo(Credits.of(5));
    }

    @Test
    void whatExceedsTheReservationIsTheOperatorsLoss() {
        // given
        Books books = books(List.of(lot(1, LotSource.PURCHASED, null, "2026-01-01T00:00:00Z")));

        // when
        Folded folded = fold(books, spend(7 * CREDIT, 5 * CREDIT));

        // then
        assertThat(folded.transfers())
                .extracting(Transfer::kind, Transfer::amount)
                .containsExactly(tuple(TransferKind.USAGE, 5 * CREDIT), tuple(TransferKind.OPERATOR_LOSS, 2 * CREDIT));
        assertThat(folded.accounts().getFirst().balanceMicros()).isEqualTo(Credits.of(5));
    }

    @Test
    void usageOfAReapedEpochIsChargedAsFarAsFreeCreditAllows() {
        // given
        Lot lot = lot(1, LotSource.PURCHASED, null, "2026-01-01T00:00:00Z");
        Account leasedToAnother = Account.blank(account).receive(Credits.of(10)).lease(Credits.of(8));
        Books books =
                Books.of(new Position(0, 1), Map.of(account, leasedToAnother), Map.of(account, List.of(lot)), Map.of());

        // when
        Folded folded = fold(books, spend(5 * CREDIT, 5 * CREDIT));

        // then
        assertThat(folded.transfers())
                .extracting(Transfer::kind, Transfer::amount)
                .containsExactly(tuple(TransferKind.USAGE, 2 * CREDIT), tuple(TransferKind.OPERATOR_LOSS, 3 * CREDIT));
        assertThat(folded.accounts().getFirst().leasedMicros()).isEqualTo(Credits.of(8));
        assertThat(folded.shortfalls()).extracting(Shortfall::coveredMicros).containsExactly(Credits.of(2));
    }

    @Test
    @DisplayName("2: an epoch's usage is charged to its lease up to where the log says that it is over")
    void anEpochHoldsItsLeaseUntilItIsReaped() {
        // given
        LivingBooks living = new LivingBooks();
        living.tell(told.settled(account, 10, 0));
        living.lease(account, epoch, Credits.of(10), Credits.of(10));

        // when
        living.tell(spend(4 * CREDIT, 4 * CREDIT), told.reaped(epoch));
        Credits freed = living.account(account).freeMicros();
        EpochId next = told.epoch();
        living.lease(account, next, Credits.of(5), Credits.of(5));
        Folded late = living.tell(spend(3 * CREDIT, 3 * CREDIT));

        // then
        assertThat(freed).isEqualTo(Credits.of(6));
        assertThat(late.transfers())
                .extracting(Transfer::kind, Transfer::amount)
                .containsExactly(tuple(TransferKind.USAGE, CREDIT), tuple(TransferKind.OPERATOR_LOSS, 2 * CREDIT));
        assertThat(living.leases(account)).extracting(Lease::key).containsExactly(LeaseKey.of(account, next));
    }

    @Test
    void aReapingThatDoesNotFitIsRefusedAndFreesNothing() {
        // given
        EpochId over = told.epoch();
        AccountId fitting = told.account();
        Lease lease = Lease.none(LeaseKey.of(account, over)).grant(Credits.of(5));
        Lease other = Lease.none(LeaseKey.of(fitting, over)).grant(Credits.of(3));
        Account leasedFrom = Account.blank(fitting).receive(Credits.of(10)).lease(Credits.of(3));
        Books books = Books.of(
                new Position(0, 1),
                Map.of(account, Account.blank(account).receive(Credits.of(10)), fitting, leasedFrom),
                Map.of(),
                Map.of(lease.key(), lease, other.key(), other));
        Event reaped = told.reaped(over);

        // when
        Folded folded = fold(books, reaped);

        // then
        assertThat(folded.refused()).extracting(Refused::event).containsExactly(reaped);
        assertThat(folded.accounts()).isEmpty();
        assertThat(folded.reapedLeases()).isEmpty();
    }

    @Test
    @DisplayName("Z4: what the customer's own key paid is seen, and moves no credits")
    void ownKeysMoveNoCredits() {
        // given
        Books books = books(List.of(lot(1, LotSource.PURCHASED, null, "2026-01-01T00:00:00Z")));

        // when
        Folded folded = fold(books, told.usage(account, epoch, 5 * CREDIT, 5 * CREDIT, Funding.BYOK));

        // then
        assertThat(folded.transfers()).isEmpty();
        assertThat(folded.accounts()).isEmpty();
    }

    @Test
    void anEventThatCannotBePostedIsRefusedAndTheRestGoesOn() {
        // given
        Event tooMuch = told.settled(account, Long.MAX_VALUE / CREDIT, 0);

        // when
        Folded folded = fold(Books.empty(0), told.settled(account, 10, 0), tooMuch, spend(CREDIT, CREDIT));

        // then
        assertThat(folded.refused()).extracting(Refused::event).containsExactly(tooMuch);
        assertThat(folded.accounts().getFirst().balanceMicros()).isEqualTo(Credits.of(9));
    }

    private Event spend(long chargeMicros, long reservedMicros) {
        return told.usage(account, epoch, chargeMicros, reservedMicros);
    }

    private static Folded fold(Books books, Event... events) {
        return Fold.fold(books, List.of(events), THRESHOLDS);
    }

    private Books books(List<Lot> lots) {
        Credits balance = lots.stream().map(Lot::remainingMicros).reduce(Credits.ZERO, Credits::plus);
        Account holder = Account.blank(account).receive(balance);
        return Books.of(new Position(0, 1), Map.of(account, holder), Map.of(account, lots), Map.of());
    }

    private Lot lot(int number, LotSource source, @Nullable String expiresAt, String grantedAt) {
        return Lot.full(
                new LotId(new UUID(0, number)),
                account,
                source,
                null,
                Instant.parse(grantedAt),
                expiresAt == null ? null : Instant.parse(expiresAt),
                Credits.of(10));
    }
}
