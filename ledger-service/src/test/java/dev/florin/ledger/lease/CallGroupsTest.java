package dev.florin.ledger.lease;

import static dev.florin.ledger.LedgerClient.balanceMicros;
import static dev.florin.ledger.LedgerClient.lease;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.id.Ids;
import dev.florin.ledger.LedgerDatabase;
import dev.florin.ledger.Told;
import dev.florin.money.Credits;
import dev.florin.testing.PostgresAndKafka;
import dev.florin.testing.TestStack;
import dev.florin.testing.TestTopics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
class CallGroupsTest {

    private static final long CREDIT = Credits.MICROS_PER_CREDIT;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int WELL = 5;

    @Inject
    LedgerDatabase database;

    @Inject
    DataSource source;

    @Inject
    LeaseConfig config;

    @Inject
    MeterRegistry metrics;

    private final Told told = new Told(Ids.system().next().getLeastSignificantBits());

    @Test
    @DisplayName("2: a call that cannot be decided harms none of those that are decided with it")
    void aCallThatFailsHarmsNoOther() throws Exception {
        // given
        List<AccountId> blocked = funded(config.groupsAtOnce());
        List<AccountId> well = funded(WELL);
        AccountId broken = funded(1).getFirst();
        EpochId brokenEpoch = told.epoch();
        assertThat(lease("broken", brokenEpoch, broken, 0, CREDIT, CREDIT).statusCode())
                .isEqualTo(200);
        database.change("UPDATE lease SET granted_micros = ? WHERE account_id = ?", Long.MAX_VALUE, broken.value());
        double undoneBefore =
                metrics.counter("florin.ledger.lease.groups.undone").count();

        // when
        List<Future<Response>> answers = new ArrayList<>();
        Future<Response> failing;
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            try (Connection books = source.getConnection()) {
                books.setAutoCommit(false);
                lock(books, blocked);
                for (AccountId account : blocked) {
                    answers.add(callers.submit(() -> lease("blocked", told.epoch(), account, 0, CREDIT, CREDIT)));
                    await().atMost(PATIENCE).until(() -> blockedTransactions() == answers.size());
                }
                for (AccountId account : well) {
                    answers.add(callers.submit(() -> lease("well", told.epoch(), account, 0, CREDIT, CREDIT)));
                }
                failing =
                        callers.submit(() -> lease("broken", brokenEpoch, broken, Long.MAX_VALUE, CREDIT, 2 * CREDIT));
                awaitWaiting(WELL + 1);
                books.rollback();
            }

            // then
            for (Future<Response> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
                assertThat(answer.get().jsonPath().getLong("grants[0].grantedMicros"))
                        .isEqualTo(CREDIT);
            }
            assertThat(failing.get().statusCode()).isEqualTo(500);
        }
        assertThat(metrics.counter("florin.ledger.lease.groups.undone").count()).isGreaterThan(undoneBefore);
        database.change("UPDATE lease SET granted_micros = ? WHERE account_id = ?", CREDIT, broken.value());
    }

    private List<AccountId> funded(int accounts) {
        List<AccountId> funded = Stream.generate(told::account).limit(accounts).toList();
        try (TestTopics topics = new TestTopics(TestStack.shared())) {
            funded.forEach(account -> topics.send(told.settled(account, 100, 0)));
        }
        await().atMost(PATIENCE)
                .until(() -> funded.stream().allMatch(account -> balanceMicros(account) == 100 * CREDIT));
        return funded;
    }

    private static void lock(Connection books, List<AccountId> accounts) throws SQLException {
        try (PreparedStatement lock = books.prepareStatement("SELECT 1 FROM account WHERE account_id = ? FOR UPDATE")) {
            for (AccountId account : accounts) {
                lock.setObject(1, account.value());
                assertThat(lock.executeQuery().next()).isTrue();
            }
        }
    }

    private long blockedTransactions() {
        return database.number("SELECT count(*) FROM pg_locks WHERE NOT granted");
    }

    private void awaitWaiting(int calls) {
        await().atMost(PATIENCE)
                .until(() ->
                        metrics.get("florin.ledger.lease.calls.waiting").gauge().value() == calls);
    }
}
