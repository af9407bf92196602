package dev.florin.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.id.Ids;
import dev.florin.lease.LeaseAnswer.Grant;
import dev.florin.lease.LeaseRequest.Ask;
import dev.florin.lease.Node;
import dev.florin.money.Credits;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LeasePoolTest {

    private static final long TTL = TimeUnit.SECONDS.toNanos(10);
    private static final long MARGIN = TimeUnit.MILLISECONDS.toNanos(500);
    private static final AccountId ACCOUNT = new AccountId(Ids.system().next());
    private static final Node NODE = Node.of(ACCOUNT);
    private static final Spender SPENDER = Spenders.of(ACCOUNT);

    private final EpochId epoch = new EpochId(Ids.system().next());
    private final LeasePool pool = new LeasePool(
            new LeaseSizing(16, TimeUnit.SECONDS.toNanos(5), MARGIN, TTL, TTL), InstantSource.system(), epoch, 0);

    @Test
    void admitsNothingWithoutALease() {
        assertThat(pool.reserve(SPENDER, of(1), 0)).isEmpty();
    }

    @Test
    @DisplayName("F9: the last credit can be reserved, and not one micro-credit more")
    void admitsUpToTheLease() {
        granted(100);

        assertThat(pool.reserve(SPENDER, of(60), 0)).isPresent();
        assertThat(pool.reserve(SPENDER, of(41), 0)).isEmpty();
        assertThat(pool.reserve(SPENDER, of(40), 0)).isPresent();
        assertThat(pool.reserve(SPENDER, of(1), 0)).isEmpty();
    }

    @Test
    void givesTheRestOfAReservationBackAtOnce() {
        granted(100);
        Reservation reservation = pool.reserve(SPENDER, of(100), 0).orElseThrow();

        pool.settle(reservation, new Credits(30), 0);

        assertThat(pool.available(NODE)).isEqualTo(new Credits(70));
        assertThat(pool.remaining(ACCOUNT)).isEqualTo(new Credits(70));
    }

    @Test
    void takesNoMoreThanWasReservedWhateverTheCharge() {
        granted(100);
        Reservation reservation = pool.reserve(SPENDER, of(10), 0).orElseThrow();

        pool.settle(reservation, new Credits(25), 0);

        assertThat(pool.available(NODE)).isEqualTo(new Credits(90));
    }

    @Test
    void settlesAReservationOnce() {
        granted(100);
        Reservation reservation = pool.reserve(SPENDER, of(50), 0).orElseThrow();
        pool.settle(reservation, new Credits(50), 0);

        pool.settle(reservation, Credits.ZERO, 0);

        assertThat(pool.available(NODE)).isEqualTo(new Credits(50));
    }

    @Test
    void offersWhatIsThereIfItIsOfUse() {
        granted(100);

        Optional<Reservation> tooLittle =
                pool.reserveAvailable(SPENDER, new Demand(new Credits(500), new Credits(101)), 0);
        Optional<Reservation> enough = pool.reserveAvailable(SPENDER, new Demand(new Credits(500), new Credits(80)), 0);

        assertThat(tooLittle).isEmpty();
        assertThat(enough).map(Reservation::amount).contains(new Credits(100));
    }

    @Test
    void anAnswerThatIsToldTwiceGrantsOnce() {
        granted(100);
        granted(100);
        granted(60);

        assertThat(pool.available(NODE)).isEqualTo(new Credits(100));
    }

    @Test
    void stopsAdmittingBeforeTheLeasesMayHaveExpired() {
        granted(100);

        assertThat(pool.reserve(SPENDER, of(1), TTL - MARGIN - 1)).isPresent();
        assertThat(pool.reserve(SPENDER, of(1), TTL - MARGIN)).isEmpty();
    }

    @Test
    void aRenewalCountsFromBeforeItWasAsked() {
        granted(100);

        pool.renewalAsked(TTL / 3);
        pool.held(epoch, TTL / 3, TTL);

        assertThat(pool.isRenewalDue(TTL / 3 + TTL / 3 - 1)).isFalse();
        assertThat(pool.isRenewalDue(TTL / 3 + TTL / 3)).isTrue();
        assertThat(pool.reserve(SPENDER, of(1), TTL / 3 + TTL - MARGIN - 1)).isPresent();
        assertThat(pool.reserve(SPENDER, of(1), TTL / 3 + TTL - MARGIN)).isEmpty();
    }

    @Test
    void aRenewalThatWasOvertakenDoesNotShortenTheHold() {
        granted(100);
        pool.held(epoch, 1_000, TTL);

        pool.held(epoch, 500, TTL);

        assertThat(pool.reserve(SPENDER, of(1), 1_000 + TTL - MARGIN - 1)).isPresent();
    }

    @Test
    void grantsDoNotPutOffTheRenewalThatBringsRecalls() {
        granted(100);

        pool.held(epoch, TTL / 2, TTL);

        assertThat(pool.isRenewalDue(TTL / 2)).isTrue();
    }

    @Test
    @DisplayName("2: what others need goes back as soon as nothing here uses it")
    void givesBackWhatIsRecalled() {
        granted(100);
        Reservation open = pool.reserve(SPENDER, of(30), 1_000).orElseThrow();

        pool.recalled(epoch, List.of(NODE), 2_000);

        assertThat(pool.takeRecalled(2_001)).containsExactly(new Surplus(NODE, epoch, new Credits(70)));
        pool.settle(open, new Credits(10), 3_000);
        assertThat(pool.takeRecalled(3_001)).containsExactly(new Surplus(NODE, epoch, new Credits(20)));
        assertThat(pool.takeRecalled(3_002)).isEmpty();
    }

    @Test
    void aNewEpochBeginsWithNothingAndIgnoresTheOldOnesReservations() {
        granted(100);
        Reservation old = pool.reserve(SPENDER, of(40), 0).orElseThrow();

        pool.epochIsOver(epoch, new EpochId(Ids.system().next()), 0);
        pool.settle(old, Credits.ZERO, 0);
        granted(100);

        assertThat(pool.available(NODE)).isEqualTo(Credits.ZERO);
    }

    @Test
    void givesBackOnlyWhatIsUnusedAndNotReserved() {
        granted(100);
        Reservation open = pool.reserve(SPENDER, of(30), 1_000).orElseThrow();

        assertThat(pool.takeUnusedSince(999, 2_000)).isEmpty();
        assertThat(pool.takeUnusedSince(1_000, 2_000)).containsExactly(new Surplus(NODE, epoch, new Credits(70)));
        assertThat(pool.available(NODE)).isEqualTo(Credits.ZERO);
        pool.settle(open, Credits.ZERO, 3_000);
        assertThat(pool.available(NODE)).isEqualTo(new Credits(30));
        assertThat(pool.hasReturnedSince(NODE, 1_999)).isTrue();
        assertThat(pool.hasReturnedSince(NODE, 2_000)).isFalse();
    }

    @Test
    void asksForWhatAllNeedAndForSixteenRequestsLikeTheLargest() {
        granted(100);

        Ask ask = pool.ask(NODE, List.of(of(150), of(120)), 0);

        assertThat(ask)
                .isEqualTo(new Ask(
                        NODE, new Credits(100), new Credits(20), new Credits(170), new Credits(16 * 150 - 100)));
    }

    @Test
    void asksForAsMuchAsWasSpentRecently() {
        granted(1_000_000);
        Reservation large = pool.reserve(SPENDER, of(900_000), 0).orElseThrow();
        pool.settle(large, new Credits(900_000), 0);

        assertThat(pool.ask(NODE, List.of(of(1)), 1).wantedMicros()).isEqualTo(new Credits(800_000));
    }

    @Test
    @DisplayName("F7: what remains is free credit of the latest version and the own lease")
    void tellsWhatRemains() {
        pool.granted(epoch, new Grant(NODE, new Credits(100), new Credits(900), Credits.ZERO, 7), 0);
        pool.freeCredit(ACCOUNT, new Credits(1_900), 8);
        pool.freeCredit(ACCOUNT, new Credits(5), 6);

        assertThat(pool.remaining(ACCOUNT)).isEqualTo(new Credits(2_000));
    }

    private void granted(long totalMicros) {
        pool.held(epoch, 0, TTL);
        pool.budgetsAre(epoch, Spenders.noBudgets(ACCOUNT));
        pool.granted(epoch, new Grant(NODE, new Credits(totalMicros), Credits.ZERO, Credits.ZERO, 1), 0);
    }

    private static Demand of(long micros) {
        return Demand.exactly(new Credits(micros));
    }
}
