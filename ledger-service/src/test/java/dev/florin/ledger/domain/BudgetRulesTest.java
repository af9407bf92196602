package dev.florin.ledger.domain;

import static dev.florin.ledger.domain.LivingBooks.NOON;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.budget.Budget;
import dev.florin.budget.BudgetKind;
import dev.florin.budget.BudgetWindow;
import dev.florin.budget.CountedBudget;
import dev.florin.event.Event;
import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.lease.Node;
import dev.florin.ledger.LedgerEvent.BlockSealed.Shortfall;
import dev.florin.ledger.Told;
import dev.florin.ledger.domain.Alert.BudgetUsed;
import dev.florin.money.Credits;
import dev.florin.usage.UsageEvent.EpochReaped;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the fold makes of budgets, and what is leased of them. */
class BudgetRulesTest {

    private static final Credits LITTLE = new Credits(1);

    private final Told told = new Told(31);
    private final LivingBooks books = new LivingBooks();
    private final AccountId account = told.account();
    private final EpochId epoch = told.epoch();
    private final Budget budget = told.budget(BudgetKind.HARD, 1_000, 50, 100);
    private final BudgetWindow window = budget.windowAt(NOON);
    private final Node node = new Node(account, window);

    @BeforeEach
    void setUp() {
        books.tell(told.settled(account, 10, 0), told.set(account, budget));
    }

    @Test
    @DisplayName("T4, 2: of a budget no more is leased than its limit leaves")
    void leasesUpToTheLimit() {
        books.lease(node, epoch, new Credits(700), new Credits(700));
        books.lease(node, told.epoch(), new Credits(700), new Credits(700));

        assertThat(books.balance(window).leasedMicros()).isEqualTo(new Credits(1_000));
        assertThat(books.balance(window).freeMicros()).isEqualTo(Credits.ZERO);
    }

    @Test
    @DisplayName("T4: a charge moves from what is leased to what is spent, at the account and at the budget")
    void spendsOfTheLease() {
        books.lease(Node.of(account), epoch, new Credits(400), new Credits(400));
        books.lease(node, epoch, new Credits(400), new Credits(400));

        books.tell(counted(usage(epoch, 300, 400)), told.returned(node, epoch, 60));

        assertThat(books.balance(window).spentMicros()).isEqualTo(new Credits(300));
        assertThat(books.balance(window).leasedMicros()).isEqualTo(new Credits(40));
        assertThat(books.lease(node, epoch).outstandingMicros()).isEqualTo(new Credits(40));
        assertThat(books.lease(Node.of(account), epoch).outstandingMicros()).isEqualTo(new Credits(100));
    }

    @Test
    @DisplayName(
            "2: what comes after its lease was reaped is charged as far as the budget allows, the rest is the operator's loss")
    void lateUsageDoesNotOverspendTheBudget() {
        books.lease(node, epoch, new Credits(600), new Credits(600));
        books.tell(new EpochReaped(told.settled(account, 1, 0).eventId(), epoch, told.now()));
        books.lease(node, told.epoch(), new Credits(900), new Credits(900));

        Folded folded = books.tell(counted(usage(epoch, 300, 400)));

        assertThat(books.balance(window).spentMicros()).isEqualTo(new Credits(100));
        assertThat(books.balance(window).leasedMicros()).isEqualTo(new Credits(900));
        assertThat(folded.transfers()).extracting(Transfer::amount).containsExactly(100L, 200L);
        assertThat(books.shortfalls())
                .singleElement()
                .satisfies(shortfall -> assertThat(shortfall.coveredMicros()).isEqualTo(new Credits(100)));
    }

    @Test
    @DisplayName("T4: a lower limit holds for new leases, what was promised before is charged")
    void aLowerLimitHoldsForNewLeases() {
        books.lease(node, epoch, new Credits(800), new Credits(800));
        Budget lower = withLimit(500);
        books.tell(told.set(account, lower));

        books.lease(node, told.epoch(), LITTLE, LITTLE);
        books.tell(counted(usage(epoch, 700, 800)));

        assertThat(books.balance(window).spentMicros()).isEqualTo(new Credits(700));
        assertThat(books.balance(window).leasedMicros()).isEqualTo(new Credits(100));
        assertThat(books.refused()).isEmpty();
    }

    @Test
    @DisplayName(
            "4: folded again without leases, the charge is the same, though the lowered limit alone would not allow it")
    void aRebuildChargesWhatWasPromised() {
        List<Event> events = new ArrayList<>(List.of(told.settled(account, 10, 0), told.set(account, budget)));
        LivingBooks original = new LivingBooks();
        original.tell(events);
        original.lease(node, epoch, new Credits(800), new Credits(800));
        List<Event> later = List.of(
                told.set(account, withLimit(500)), counted(usage(epoch, 700, 800)), counted(usage(epoch, 50, 50)));
        original.tell(later);
        events.addAll(later);

        LivingBooks rebuilt = new LivingBooks(
                original.shortfalls().stream().collect(toMap(Shortfall::cause, Shortfall::coveredMicros)));
        rebuilt.tell(events);

        assertThat(rebuilt.balance(window).spentMicros())
                .isEqualTo(original.balance(window).spentMicros())
                .isEqualTo(new Credits(750));
        assertThat(rebuilt.transfers()).isEqualTo(original.transfers());
    }

    @Test
    @DisplayName("T4: a soft budget counts, and keeps nothing from being charged")
    void aSoftBudgetOnlyCounts() {
        Budget soft = told.budget(BudgetKind.SOFT, 100);
        books.tell(told.set(account, soft));
        CountedBudget counted =
                new CountedBudget(soft.budgetId(), soft.windowAt(NOON).start(), BudgetKind.SOFT);

        books.lease(new Node(account, soft.windowAt(NOON)), epoch, LITTLE, LITTLE);
        books.tell(told.counted(usage(epoch, 300, 400), counted));

        BudgetBalance balance = books.balance(soft.windowAt(NOON));
        assertThat(balance.spentMicros()).isEqualTo(new Credits(300));
        assertThat(balance.leasedMicros()).isEqualTo(Credits.ZERO);
        assertThat(books.account(account).balanceMicros()).isEqualTo(new Credits(10_000_000 - 300));
    }

    @Test
    @DisplayName("T4: what was admitted while a budget was soft is charged, though it has become hard and is used up")
    void aRequestCountsAsItWasAdmitted() {
        CountedBudget soft = new CountedBudget(window.budgetId(), window.start(), BudgetKind.SOFT);

        books.tell(told.counted(usage(epoch, 2_500, 2_500), soft));

        assertThat(books.balance(window).spentMicros()).isEqualTo(new Credits(2_500));
        assertThat(books.balance(window).freeMicros()).isEqualTo(Credits.ZERO);
    }

    @Test
    @DisplayName("T4: each share alerts once a period")
    void alertsOnceAPeriod() {
        CountedBudget tomorrow =
                new CountedBudget(window.budgetId(), window.start().plus(Duration.ofDays(1)), BudgetKind.SOFT);

        books.tell(counted(usage(epoch, 499, 499)));
        assertThat(books.alerts()).isEmpty();
        books.tell(counted(usage(epoch, 1, 1)), counted(usage(epoch, 200, 200)), counted(usage(epoch, 300, 300)));
        books.tell(told.counted(usage(epoch, 600, 600), tomorrow));

        assertThat(books.alerts())
                .extracting(alert -> ((BudgetUsed) alert).thresholdMicros().micros())
                .containsExactly(500L, 1_000L, 500L);
    }

    @Test
    void aBudgetThatIsRemovedLimitsNothingAndCountsOn() {
        books.tell(told.removed(account, budget));

        books.lease(node, epoch, LITTLE, LITTLE);
        books.tell(counted(usage(epoch, 3_000, 3_000)));

        assertThat(books.balance(window).spentMicros()).isEqualTo(new Credits(3_000));
        assertThat(books.lease(node, epoch).grantedMicros()).isEqualTo(Credits.ZERO);
        assertThat(books.alerts()).isEmpty();
    }

    @Test
    @DisplayName("8: nobody sets, removes or uses another account's budget")
    void anothersBudgetIsRefused() {
        AccountId other = told.account();
        books.tell(told.settled(other, 10, 0));

        books.tell(told.set(other, budget), told.removed(other, budget));
        books.tell(told.counted(told.usage(other, epoch, 10, 10), hard()));

        assertThat(books.refused()).hasSize(2);
        assertThat(books.balanceOf(window)).isEmpty();
    }

    @Test
    void aPeriodThatIsNotNowHasNothingToLease() {
        Node yesterday = new Node(
                account, new BudgetWindow(window.budgetId(), window.start().minus(Duration.ofDays(1))));

        books.lease(yesterday, epoch, LITTLE, LITTLE);

        assertThat(books.lease(yesterday, epoch).grantedMicros()).isEqualTo(Credits.ZERO);
    }

    private Budget withLimit(long micros) {
        return new Budget(
                budget.budgetId(),
                budget.spender(),
                budget.name(),
                budget.period(),
                budget.kind(),
                new Credits(micros),
                budget.alertPercents(),
                budget.zone());
    }

    private UsageRecorded usage(EpochId of, long charge, long reserved) {
        return told.usage(account, of, charge, reserved);
    }

    private UsageRecorded counted(UsageRecorded usage) {
        return told.counted(usage, hard());
    }

    private CountedBudget hard() {
        return new CountedBudget(window.budgetId(), window.start(), BudgetKind.HARD);
    }
}
