package dev.florin.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.budget.Budget;
import dev.florin.budget.BudgetKind;
import dev.florin.budget.BudgetPeriod;
import dev.florin.gateway.admission.LeaseTalk.Outcome;
import dev.florin.gateway.admission.LeaseTalk.Patience;
import dev.florin.gateway.admission.LeaseTalk.Round;
import dev.florin.id.AccountId;
import dev.florin.id.BudgetId;
import dev.florin.id.EpochId;
import dev.florin.id.Ids;
import dev.florin.lease.AccountBudgets;
import dev.florin.lease.LeaseAnswer;
import dev.florin.lease.LeaseAnswer.Grant;
import dev.florin.lease.LeaseRequest.Ask;
import dev.florin.lease.Node;
import dev.florin.money.Credits;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** More for a request that runs: of all that it was admitted against, or nothing. */
class ExtensionTest {

    private static final long TTL_MILLIS = 10_000;
    private static final Ids IDS = Ids.system();
    private static final Demand TEN = Demand.exactly(new Credits(10));
    private static final Demand TWO_TO_TEN = new Demand(new Credits(10), new Credits(2));

    private final AccountId account = new AccountId(IDS.next());
    private final Spender spender = Spenders.of(account);
    private final Budget budget = new Budget(
            new BudgetId(IDS.next()),
            spender.key(),
            "research",
            BudgetPeriod.DAY,
            BudgetKind.HARD,
            Credits.of(1),
            List.of(),
            ZoneId.of("UTC"));

    private final EpochId epoch = new EpochId(IDS.next());
    private Instant now = Instant.parse("2026-11-21T23:59:59Z");
    private final Node ofAccount = Node.of(account);
    private final Node ofBudget = new Node(account, budget.windowAt(now));
    private final LeasePool pool = new LeasePool(new LeaseSizing(16, 1_000, 10, 500, 2_000), () -> now, epoch, 0);
    private long left = 1_000_000;
    private final LeaseTalk<String> talk = new LeaseTalk<>("gateway-0", pool, new Patience(50, 500, 5_000, 2_000));

    @Test
    @DisplayName("T4: is taken of the account and of each hard budget, and settled as one")
    void takesOfTheWholeChain() {
        Reservation reservation = admitted(100, 40);

        assertThat(pool.extend(reservation, TEN, 1)).isTrue();

        assertThat(reservation.amount()).isEqualTo(new Credits(20));
        assertThat(available()).containsExactly(80L, 20L);
        pool.settle(reservation, new Credits(13), 2);
        assertThat(available()).containsExactly(87L, 27L);
    }

    @Test
    @DisplayName("T4: what one lease of the chain lacks is taken of none")
    void takesNothingWhereOneLacksIt() {
        Reservation reservation = admitted(100, 11);

        assertThat(pool.extend(reservation, TWO_TO_TEN, 1)).isFalse();

        assertThat(reservation.amount()).isEqualTo(new Credits(10));
        assertThat(available()).containsExactly(90L, 1L);
    }

    @Test
    @DisplayName("F9: what there is left is taken, if it is of use")
    void takesWhatThereIs() {
        Reservation reservation = admitted(100, 13);

        assertThat(pool.extend(reservation, TWO_TO_TEN, 1)).isTrue();

        assertThat(reservation.amount()).isEqualTo(new Credits(13));
    }

    @Test
    @DisplayName("2: nothing is taken for a request that was settled")
    void endsWithTheReservation() {
        Reservation reservation = admitted(100, 40);
        pool.settle(reservation, new Credits(4), 1);

        assertThat(pool.extend(reservation, TEN, 2)).isFalse();

        assertThat(reservation.amount()).isEqualTo(new Credits(10));
        assertThat(available()).containsExactly(96L, 36L);
    }

    @Test
    @DisplayName("2: the leases of the next life do not pay for a request of the last")
    void endsWithTheLife() {
        Reservation reservation = admitted(100, 40);
        EpochId next = new EpochId(IDS.next());
        pool.epochIsOver(epoch, next, 1);
        fund(next, 100, 40);

        assertThat(pool.extend(reservation, TEN, 2)).isFalse();

        assertThat(available()).containsExactly(100L, 40L);
        pool.settle(reservation, new Credits(4), 3);
        assertThat(available()).containsExactly(100L, 40L);
    }

    @Test
    @DisplayName("2: nothing is taken once the leases may have expired")
    void endsWithTheLeases() {
        Reservation reservation = admitted(100, 40);

        assertThat(pool.extend(reservation, TEN, TTL_MILLIS * 1_000_000L)).isFalse();
    }

    @Test
    @DisplayName("T4: a request that goes on when a period ends still counts in the period of its admission")
    void staysInThePeriodOfItsAdmission() {
        Reservation reservation = admitted(100, 40);
        now = now.plusSeconds(1);

        assertThat(pool.extend(reservation, TEN, 1)).isTrue();

        assertThat(pool.available(ofBudget)).isEqualTo(new Credits(20));
        assertThat(reservation.countedIn())
                .singleElement()
                .satisfies(counted -> assertThat(counted.window()).isEqualTo(ofBudget.budget()));
    }

    @Test
    @DisplayName("2: settled and extended at once, in whatever order, nothing is lost and nothing is taken twice")
    void settlesWhileItIsExtended() throws Exception {
        fund(epoch, 1_000_000, 1_000_000);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int round = 1; round <= 5_000; round++) {
                Reservation reservation = pool.reserve(spender, TEN, 0).orElseThrow();
                Future<?> extended = threads.submit(() -> pool.extend(reservation, TEN, 0));
                pool.settle(reservation, new Credits(15), 0);
                extended.get();

                long charged = Math.min(15, reservation.amount().micros());
                assertThat(reservation.amount().micros()).isIn(10L, 20L);
                assertThat(available()).as("round %d", round).containsOnly(left -= charged);
            }
        }
    }

    @Test
    void asksTheLedgerForAllOfTheChainAndGoesOn() {
        Reservation reservation = admitted(10, 10);
        talk.extend(reservation, TEN, "stream", 1);

        Round<String> round = talk.next(1).orElseThrow();
        assertThat(round.request().asks()).extracting(Ask::node).containsExactly(ofAccount, ofBudget);

        assertThat(talk.answered(round, answer(170, 0, 170, 0), 2))
                .containsExactly(new Outcome.Admitted<>("stream", reservation));
        assertThat(reservation.amount()).isEqualTo(new Credits(20));
    }

    @Test
    @DisplayName("F9: is refused at once, by what has too little, when nobody else holds any")
    void isRefusedByName() {
        Reservation reservation = admitted(10, 10);
        talk.extend(reservation, TWO_TO_TEN, "stream", 1);

        assertThat(talk.answered(talk.next(1).orElseThrow(), answer(170, 0, 11, 0), 2))
                .containsExactly(new Outcome.Refused<>("stream", ofBudget));
        assertThat(reservation.amount()).isEqualTo(new Credits(10));
    }

    @Test
    void whoHasEndedMeanwhileGetsNothing() {
        Reservation reservation = admitted(10, 10);
        talk.extend(reservation, TEN, "stream", 1);
        Round<String> round = talk.next(1).orElseThrow();
        pool.settle(reservation, new Credits(10), 2);

        assertThat(talk.answered(round, answer(170, 0, 170, 0), 3))
                .singleElement()
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(available()).containsExactly(160L, 160L);
    }

    @Test
    void whoseLifeIsOverIsToldSoWithTheNextAnswer() {
        Reservation reservation = admitted(10, 10);
        talk.extend(reservation, TEN, "stream", 1);

        assertThat(talk.expired(talk.next(1).orElseThrow(), new EpochId(IDS.next()), 2))
                .singleElement()
                .isInstanceOf(Outcome.Unknown.class);
    }

    private Reservation admitted(long accounts, long budgets) {
        fund(epoch, accounts, budgets);
        return pool.reserve(spender, TEN, 0).orElseThrow();
    }

    private void fund(EpochId of, long accounts, long budgets) {
        pool.held(of, 0, TTL_MILLIS * 1_000_000L);
        pool.budgetsAre(of, new AccountBudgets(account, 1, List.of(budget)));
        pool.granted(of, granted(ofAccount, accounts, 0), 0);
        pool.granted(of, granted(ofBudget, budgets, 0), 0);
    }

    private LeaseAnswer answer(long ofAccounts, long accountFree, long ofBudgets, long budgetFree) {
        return new LeaseAnswer(
                TTL_MILLIS,
                List.of(granted(ofAccount, ofAccounts, accountFree), granted(ofBudget, ofBudgets, budgetFree)),
                List.of(),
                List.of());
    }

    private static Grant granted(Node node, long total, long free) {
        return new Grant(node, new Credits(total), new Credits(free), Credits.ZERO, 1);
    }

    private List<Long> available() {
        return Stream.of(ofAccount, ofBudget)
                .map(node -> pool.available(node).micros())
                .toList();
    }
}
