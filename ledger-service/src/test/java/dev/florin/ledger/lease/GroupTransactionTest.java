package dev.florin.ledger.lease;

import static dev.florin.ledger.LedgerClient.balanceMicros;
import static dev.florin.ledger.LedgerClient.freeMicros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.florin.budget.BudgetKind;
import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.id.Ids;
import dev.florin.lease.BudgetsVersion;
import dev.florin.lease.LeaseRequest;
import dev.florin.lease.LeaseRequest.Ask;
import dev.florin.lease.Node;
import dev.florin.ledger.LedgerDatabase;
import dev.florin.ledger.Told;
import dev.florin.ledger.lease.GroupTransaction.Decision;
import dev.florin.money.Credits;
import dev.florin.testing.PostgresAndKafka;
import dev.florin.testing.TestStack;
import dev.florin.testing.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
class GroupTransactionTest {

    private static final long CREDIT = Credits.MICROS_PER_CREDIT;

    @Inject
    LedgerDatabase database;

    @Inject
    GroupTransaction transaction;

    private final Told told = new Told(Ids.system().next().getLeastSignificantBits());
    private final AccountId account = told.account();
    private final EpochId first = told.epoch();
    private final EpochId second = told.epoch();
    private final EpochId third = told.epoch();

    @BeforeAll
    static void bePatient() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @BeforeEach
    void theAccountHasCredits() {
        try (TestTopics topics = new TestTopics(TestStack.shared())) {
            topics.send(told.settled(account, 100, 0));
        }
        await().until(() -> balanceMicros(account) == 100 * CREDIT);
    }

    @Test
    @DisplayName("2: calls of one group for one account get no more than is free, and what is missing is recalled")
    void aGroupGetsNoMoreThanIsFree() throws Exception {
        // when
        List<Optional<Decision>> decisions =
                transaction.decide(List.of(call(first, 1, 70), call(second, 1, 70), call(third, 1, 70)));

        // then
        assertThat(decisions).extracting(GroupTransactionTest::granted).containsExactly(70L, 30L, 0L);
        assertThat(freeMicros(account)).isZero();
        assertThat(database.number("SELECT sum(outstanding_micros) FROM lease WHERE account_id = ?", account.value()))
                .isEqualTo(100 * CREDIT);
        assertThat(database.number("SELECT count(*) FROM lease_recall WHERE account_id = ?", account.value()))
                .isEqualTo(2);
    }

    @Test
    @DisplayName("2: an expired epoch, and another replica's, get nothing and harm no other call of their group")
    void anExpiredEpochHarmsNoOther() throws Exception {
        // given
        List<Optional<Decision>> unused = transaction.decide(List.of(call(first, 1, 10), call(second, 1, 10)));
        database.change(
                "UPDATE lease_epoch SET expires_at = clock_timestamp() - interval '1 second' WHERE epoch = ?",
                first.value());
        LeaseRequest stolen =
                new LeaseRequest("another", second, 2, call(second, 2, 10).asks(), List.of());

        // when
        List<Optional<Decision>> decisions =
                transaction.decide(List.of(call(first, 2, 10), call(third, 1, 20), stolen));

        // then
        assertThat(decisions.get(0)).isEmpty();
        assertThat(granted(decisions.get(1))).isEqualTo(20);
        assertThat(decisions.get(2)).isEmpty();
        assertThat(freeMicros(account)).isEqualTo(60 * CREDIT);
    }

    @Test
    @DisplayName("2: a repeated and an overtaken request of a group grant nothing, the others what they ask")
    void repeatedAndOvertakenRequestsGrantNothing() throws Exception {
        // given
        List<Optional<Decision>> unused = transaction.decide(List.of(call(first, 5, 10), call(second, 5, 10)));

        // when
        List<Optional<Decision>> decisions =
                transaction.decide(List.of(call(first, 5, 10), call(second, 4, 10), call(third, 1, 10)));

        // then
        assertThat(decisions.get(0).orElseThrow().granting().steps()).isEmpty();
        assertThat(decisions.get(1).orElseThrow().granting().steps()).isEmpty();
        assertThat(granted(decisions.get(2))).isEqualTo(10);
        assertThat(freeMicros(account)).isEqualTo(70 * CREDIT);
    }

    @Test
    @DisplayName("T4: a budget limits the calls of a group together, and each replica hears of its changes")
    void aBudgetLimitsAGroup() throws Exception {
        // given
        List<Optional<Decision>> unused = transaction.decide(List.of(call(first, 1, 1), call(second, 1, 1)));
        var set = told.set(account, told.budget(BudgetKind.HARD, 15 * CREDIT));
        try (TestTopics topics = new TestTopics(TestStack.shared())) {
            topics.send(set);
        }
        await().until(() ->
                database.number("SELECT count(*) FROM budget_notice WHERE account_id = ?", account.value()) == 2);
        Node budget = new Node(account, set.budget().windowAt(Instant.now()));

        // when
        List<Optional<Decision>> decisions =
                transaction.decide(List.of(call(first, 2, budget, 10), call(second, 2, budget, 10)));

        // then
        assertThat(decisions).extracting(GroupTransactionTest::granted).containsExactly(10L, 5L);
        assertThat(decisions)
                .allSatisfy(decision -> assertThat(decision.orElseThrow().changedBudgets())
                        .extracting(BudgetsVersion::accountId)
                        .containsExactly(account));
        assertThat(decisions)
                .allSatisfy(decision ->
                        assertThat(decision.orElseThrow().granting().budgets()).hasSize(1));
    }

    private LeaseRequest call(EpochId epoch, long number, long credits) {
        return call(epoch, number, Node.of(account), credits);
    }

    private LeaseRequest call(EpochId epoch, long number, Node node, long credits) {
        Ask ask = new Ask(node, Credits.ZERO, Credits.ZERO, Credits.of(credits), Credits.of(credits));
        return new LeaseRequest(
                "gateway-" + epoch,
                epoch,
                number,
                List.of(ask),
                List.of(new BudgetsVersion(account, BudgetsVersion.UNKNOWN)));
    }

    private static long granted(Optional<Decision> decision) {
        return decision.orElseThrow()
                        .granting()
                        .steps()
                        .getFirst()
                        .grantedMicros()
                        .micros()
                / CREDIT;
    }
}
