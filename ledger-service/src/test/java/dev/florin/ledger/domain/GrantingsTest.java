package dev.florin.ledger.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.budget.Budget;
import dev.florin.budget.BudgetKind;
import dev.florin.budget.BudgetWindow;
import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.lease.LeaseRequest;
import dev.florin.lease.LeaseRequest.Ask;
import dev.florin.lease.Node;
import dev.florin.ledger.Told;
import dev.florin.money.Credits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls that are decided together get what they would get one after another. */
class GrantingsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final Told told = new Told(15);
    private final AccountId account = told.account();

    static LongStream seeds() {
        return new Random().longs(200);
    }

    @Test
    @DisplayName("2: two calls of different replicas for one account get no more than is free")
    void twoCallsOfOneAccountGetNoMoreThanIsFree() {
        // given
        List<LeaseRequest> group = List.of(
                request(told.epoch(), List.of(ask(Node.of(account), 70))),
                request(told.epoch(), List.of(ask(Node.of(account), 70))));

        // when
        Grantings grantings = Grantings.of(group, books(100, Map.of(), Map.of()));

        // then
        assertThat(grantings.each())
                .extracting(
                        granting -> granting.steps().getFirst().grantedMicros().micros())
                .containsExactly(70L, 30L);
        assertThat(grantings.changedAccounts())
                .extracting(Account::leasedMicros)
                .containsExactly(new Credits(100));
        assertThat(grantings.changedLeases()).hasSize(2);
        assertThat(grantings.each().get(1).recalled()).containsExactly(Node.of(account));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("2: a group gets what its calls would get one after another, each written before the next")
    void aGroupIsAsItsCallsOneAfterAnother(long seed) {
        // given
        Random random = new Random(seed);
        Told events = new Told(seed);
        List<AccountId> accounts = List.of(events.account(), events.account());
        Budget budget = events.budget(BudgetKind.HARD, 150);
        List<Node> nodes = List.of(
                Node.of(accounts.get(0)), Node.of(accounts.get(1)), new Node(accounts.get(0), budget.windowAt(NOW)));
        LeasedBooks before = new LeasedBooks(
                Map.of(accounts.get(0), funded(accounts.get(0), 300), accounts.get(1), funded(accounts.get(1), 100)),
                Map.of(accounts.get(1), new Credits(20)),
                Map.of(accounts.get(0), List.of(new HeldBudget(accounts.get(0), budget, false, 7))),
                Map.of(),
                Map.of(),
                NOW);
        List<LeaseRequest> group = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            List<Ask> asks = nodes.stream()
                    .filter(node -> random.nextBoolean())
                    .map(node -> ask(node, 1 + random.nextInt(80)))
                    .toList();
            group.add(request(events.epoch(), asks));
        }

        // when
        Grantings together = Grantings.of(group, before);

        // then
        LeasedBooks present = before;
        for (int i = 0; i < group.size(); i++) {
            assertThat(together.each().get(i)).isEqualTo(Granting.of(group.get(i), present));
            present = written(before, Grantings.of(group.subList(0, i + 1), before));
        }
        assertThat(together.changedAccounts())
                .allSatisfy(each ->
                        assertThat(each.leasedMicros()).isEqualTo(outstanding(together, Node.of(each.accountId()))));
        assertThat(together.changedBudgets()).allSatisfy(each -> {
            assertThat(each.leasedMicros().micros()).isBetween(1L, 150L);
            assertThat(each.leasedMicros()).isEqualTo(outstanding(together, new Node(each.accountId(), each.window())));
        });
    }

    private static Credits outstanding(Grantings grantings, Node node) {
        return grantings.changedLeases().stream()
                .filter(lease -> lease.key().node().equals(node))
                .map(Lease::outstandingMicros)
                .reduce(Credits.ZERO, Credits::plus);
    }

    /** As the database has it behind the transaction. */
    private static LeasedBooks written(LeasedBooks before, Grantings grantings) {
        Map<AccountId, Account> accounts = new HashMap<>(before.accounts());
        grantings.changedAccounts().forEach(each -> accounts.put(each.accountId(), each));
        Map<BudgetWindow, BudgetBalance> balances = new HashMap<>();
        grantings.changedBudgets().forEach(each -> balances.put(each.window(), each));
        Map<LeaseKey, Lease> leases = new HashMap<>();
        grantings.changedLeases().forEach(each -> leases.put(each.key(), each));
        return new LeasedBooks(accounts, before.ending(), before.budgets(), balances, leases, before.now());
    }

    private LeasedBooks books(
            long freeMicros, Map<AccountId, List<HeldBudget>> budgets, Map<BudgetWindow, BudgetBalance> balances) {
        return new LeasedBooks(
                Map.of(account, funded(account, freeMicros)), Map.of(), budgets, balances, Map.of(), NOW);
    }

    private static Account funded(AccountId id, long freeMicros) {
        return Account.blank(id).receive(new Credits(freeMicros));
    }

    private static LeaseRequest request(EpochId epoch, List<Ask> asks) {
        return new LeaseRequest("gateway", epoch, 1, asks, List.of());
    }

    private static Ask ask(Node node, long needed) {
        return new Ask(node, Credits.ZERO, Credits.ZERO, new Credits(needed), new Credits(needed));
    }
}
