package dev.florin.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.budget.Budget;
import dev.florin.budget.BudgetKind;
import dev.florin.budget.BudgetPeriod;
import dev.florin.budget.CountedBudget;
import dev.florin.gateway.admission.LeaseTalk.Outcome;
import dev.florin.gateway.admission.LeaseTalk.Patience;
import dev.florin.gateway.admission.LeaseTalk.Round;
import dev.florin.id.AccountId;
import dev.florin.id.BudgetId;
import dev.florin.id.EpochId;
import dev.florin.id.Ids;
import dev.florin.id.KeyId;
import dev.florin.id.MemberId;
import dev.florin.id.OrganisationId;
import dev.florin.id.ProjectId;
import dev.florin.id.SpenderId;
import dev.florin.lease.AccountBudgets;
import dev.florin.lease.BudgetsVersion;
import dev.florin.lease.LeaseAnswer;
import dev.florin.lease.LeaseAnswer.Grant;
import dev.florin.lease.LeaseRequest.Ask;
import dev.florin.lease.Node;
import dev.florin.money.Credits;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** T4: one decision over the whole chain of budgets, in memory. */
class ChainTest {

    private static final long TTL_MILLIS = 10_000;
    private static final Demand TEN = Demand.exactly(new Credits(10));
    private static final Ids IDS = Ids.system();

    private final AccountId account = new AccountId(IDS.next());
    private final Spender spender = new Spender(
            account,
            new OrganisationId(IDS.next()),
            new ProjectId(IDS.next()),
            new MemberId(IDS.next()),
            new KeyId(IDS.next()));
    private final Budget ofProject = budget(spender.project(), BudgetKind.HARD, BudgetPeriod.DAY);
    private final Budget ofKey = budget(spender.key(), BudgetKind.HARD, BudgetPeriod.TOTAL);
    private final Budget soft = budget(spender.organisation(), BudgetKind.SOFT, BudgetPeriod.MONTH);
    private final Budget ofAnother = budget(new ProjectId(IDS.next()), BudgetKind.HARD, BudgetPeriod.DAY);

    private final EpochId epoch = new EpochId(IDS.next());
    private Instant now = Instant.parse("2026-11-21T23:59:59.999Z");
    private final LeasePool pool = new LeasePool(new LeaseSizing(16, 1_000, 10, 500, 2_000), () -> now, epoch, 0);
    private final LeaseTalk<String> talk = new LeaseTalk<>("gateway-0", pool, new Patience(50, 500, 5_000, 2_000));

    @Test
    @DisplayName("T4: a request takes of the account and of each hard budget that concerns it, all or nothing")
    void takesOfEveryNodeOrOfNone() {
        knowing(3, ofProject, ofKey, soft, ofAnother);
        grant(100, account());
        grant(40, project());
        grant(25, key());

        Reservation reservation = pool.reserve(spender, TEN, 0).orElseThrow();
        assertThat(pool.reserve(spender, Demand.exactly(new Credits(16)), 0)).isEmpty();

        assertThat(available()).containsExactly(90L, 30L, 15L);
        assertThat(reservation.countedIn())
                .containsExactlyInAnyOrder(
                        counted(ofProject, "2026-11-21T00:00:00Z"),
                        counted(ofKey, "1970-01-01T00:00:00Z"),
                        counted(soft, "2026-11-01T00:00:00Z"));

        pool.settle(reservation, new Credits(4), 0);
        assertThat(available()).containsExactly(96L, 36L, 21L);
    }

    @Test
    @DisplayName("T4: when a period ends, the next one is reserved against")
    void aNewPeriodHasALeaseOfItsOwn() {
        knowing(3, ofProject);
        grant(100, account());
        grant(40, project());
        assertThat(pool.reserve(spender, TEN, 0)).isPresent();

        now = now.plusMillis(1);

        assertThat(pool.reserve(spender, TEN, 0)).isEmpty();
        grant(40, project());
        assertThat(pool.reserve(spender, TEN, 0)).isPresent();
    }

    @Test
    @DisplayName("T4: when budgets have changed, nothing is admitted before the ledger was asked")
    void changedBudgetsStopAdmission() {
        knowing(3);
        grant(100, account());
        assertThat(pool.reserve(spender, TEN, 0)).isPresent();

        pool.budgetsChanged(epoch, List.of(new BudgetsVersion(account, 4)));

        assertThat(pool.reserve(spender, TEN, 0)).isEmpty();
        assertThat(pool.knownBudgets(account).version()).isEqualTo(BudgetsVersion.UNKNOWN);
        pool.budgetsAre(epoch, new AccountBudgets(account, 3, List.of()));
        assertThat(pool.reserve(spender, TEN, 0))
                .as("an answer from before the change")
                .isEmpty();
        pool.budgetsAre(epoch, new AccountBudgets(account, 4, List.of()));
        assertThat(pool.reserve(spender, TEN, 0)).isPresent();
    }

    @Test
    @DisplayName("T4: a budget that was not known is asked for at once, and the request is admitted against it")
    void learnsOfABudgetAndAsksForIt() {
        talk.join(spender, TEN, "request", 0);
        Round<String> first = talk.next(0).orElseThrow();
        assertThat(first.request().asks()).extracting(Ask::node).containsExactly(account());
        assertThat(first.request().knownBudgets()).containsExactly(new BudgetsVersion(account, BudgetsVersion.UNKNOWN));

        LeaseAnswer answer = new LeaseAnswer(
                TTL_MILLIS,
                List.of(granted(account(), 160, 0)),
                List.of(new AccountBudgets(account, 3, List.of(ofProject))),
                List.of());
        assertThat(talk.answered(first, answer, 1)).isEmpty();

        Round<String> second = talk.next(1).orElseThrow();
        assertThat(second.request().asks()).extracting(Ask::node).containsExactly(account(), project());
        assertThat(talk.answered(
                        second,
                        new LeaseAnswer(
                                TTL_MILLIS,
                                List.of(granted(account(), 160, 0), granted(project(), 10, 0)),
                                List.of(),
                                List.of()),
                        2))
                .singleElement()
                .isInstanceOf(Outcome.Admitted.class);
    }

    @Test
    @DisplayName("T4: a refusal says which budget refused")
    void namesTheBudgetThatRefuses() {
        knowing(3, ofProject, ofKey);
        talk.join(spender, TEN, "request", 0);

        Round<String> round = talk.next(0).orElseThrow();
        LeaseAnswer answer = new LeaseAnswer(
                TTL_MILLIS,
                List.of(granted(account(), 160, 900), granted(project(), 160, 500), granted(key(), 0, 9)),
                List.of(),
                List.of());

        assertThat(talk.answered(round, answer, 1)).containsExactly(new Outcome.Refused<>("request", key()));
        assertThat(pool.budgetOf(key())).contains(ofKey);
        assertThat(available()).containsExactly(160L, 160L, 0L);
    }

    @Test
    void aRecallGivesBackOfTheBudgetAlone() {
        knowing(3, ofProject);
        grant(100, account());
        grant(40, project());

        pool.recalled(epoch, List.of(project()), 0);

        assertThat(pool.takeRecalled(1)).containsExactly(new Surplus(project(), epoch, new Credits(40)));
    }

    private void knowing(long version, Budget... budgets) {
        pool.budgetsAre(epoch, new AccountBudgets(account, version, List.of(budgets)));
    }

    private void grant(long total, Node node) {
        pool.held(epoch, 0, TTL_MILLIS);
        pool.granted(epoch, granted(node, total, 0), 0);
    }

    private static Grant granted(Node node, long total, long free) {
        return new Grant(node, new Credits(total), new Credits(free), Credits.ZERO, 1);
    }

    private List<Long> available() {
        return Stream.of(account(), project(), key())
                .map(node -> pool.available(node).micros())
                .toList();
    }

    private Node account() {
        return Node.of(account);
    }

    private Node project() {
        return new Node(account, ofProject.windowAt(now));
    }

    private Node key() {
        return new Node(account, ofKey.windowAt(now));
    }

    private static CountedBudget counted(Budget budget, String start) {
        return new CountedBudget(budget.budgetId(), Instant.parse(start), budget.kind());
    }

    private static Budget budget(SpenderId of, BudgetKind kind, BudgetPeriod period) {
        return new Budget(
                new BudgetId(IDS.next()), of, "research", period, kind, Credits.of(1), List.of(), ZoneId.of("UTC"));
    }
}
