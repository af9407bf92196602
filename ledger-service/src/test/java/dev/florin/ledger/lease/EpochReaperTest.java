package dev.florin.ledger.lease;

import static dev.florin.ledger.LedgerClient.balanceMicros;
import static dev.florin.ledger.LedgerClient.freeMicros;
import static dev.florin.ledger.LedgerClient.lease;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.florin.budget.BudgetKind;
import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.id.Ids;
import dev.florin.ledger.LedgerDatabase;
import dev.florin.ledger.Told;
import dev.florin.money.Credits;
import dev.florin.testing.PostgresAndKafka;
import dev.florin.testing.TestStack;
import dev.florin.testing.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
class EpochReaperTest {

    private static final long CREDIT = Credits.MICROS_PER_CREDIT;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static TestTopics topics;

    @Inject
    LedgerDatabase database;

    @Inject
    EpochReaper reaper;

    private final Told told = new Told(Ids.system().next().getLeastSignificantBits());
    private final AccountId account = told.account();
    private final EpochId epoch = told.epoch();

    @BeforeAll
    static void open() {
        Awaitility.setDefaultTimeout(PATIENCE);
        topics = new TestTopics(TestStack.shared());
    }

    @AfterAll
    static void close() {
        topics.close();
    }

    @BeforeEach
    void aReplicaHoldsALease() {
        topics.send(told.settled(account, 100, 0));
        await().until(() -> balanceMicros(account) == 100 * CREDIT);
        lease("gateway-0", epoch, account, 0, 40 * CREDIT, 40 * CREDIT).then().statusCode(200);
        assertThat(freeMicros(account)).isEqualTo(60 * CREDIT);
    }

    @Test
    void aReplicaThatMayStillDeliverKeepsItsLease() throws Exception {
        // given
        expiredSince("10 seconds");

        // when
        reaper.reapAll();

        // then
        assertThat(life()).isEqualTo("HELD");
        assertThat(freeMicros(account)).isEqualTo(60 * CREDIT);
    }

    @Test
    @DisplayName("2: a dead replica's lease is freed, and its epoch is over for good")
    void aDeadReplicasLeaseIsFreed() {
        // given
        expiredSince("1 hour");

        // when
        await().until(this::isReaped);

        // then
        assertThat(freeMicros(account)).isEqualTo(100 * CREDIT);
        assertThat(balanceMicros(account)).isEqualTo(100 * CREDIT);
        assertThat(database.number("SELECT count(*) FROM lease WHERE epoch = ?", epoch.value()))
                .isZero();
        lease("gateway-0", epoch, account, 0, CREDIT, CREDIT).then().statusCode(409);
    }

    @Test
    void whatADeadReplicaWasToHearIsForgotten() throws Exception {
        // given
        topics.send(told.set(account, told.budget(BudgetKind.HARD, CREDIT)));
        await().until(() -> notices() == 1);
        expiredSince("1 hour");

        // when
        await().until(this::isReaped);
        reaper.reapAll();

        // then
        assertThat(notices()).isZero();
    }

    @Test
    @DisplayName("2: what a replica sent before its end is charged to its lease, what comes later to what is free")
    void usageIsChargedToTheLeaseUpToTheEnd() {
        // given
        EpochId other = told.epoch();
        lease("gateway-1", other, account, 0, 60 * CREDIT, 60 * CREDIT).then().statusCode(200);
        topics.send(told.usage(account, epoch, 10 * CREDIT, 10 * CREDIT));
        expiredSince("1 hour");

        // when
        await().until(this::isReaped);
        long freed = freeMicros(account);
        topics.send(told.usage(account, epoch, 35 * CREDIT, 35 * CREDIT));
        await().until(() -> freeMicros(account) == 0);

        // then
        assertThat(freed).isEqualTo(30 * CREDIT);
        assertThat(balanceMicros(account)).isEqualTo(60 * CREDIT);
        assertThat(database.number("SELECT leased_micros FROM account WHERE account_id = ?", account.value()))
                .isEqualTo(60 * CREDIT);
    }

    private long notices() {
        return database.number("SELECT count(*) FROM budget_notice WHERE epoch = ?", epoch.value());
    }

    private boolean isReaped() throws Exception {
        reaper.reapAll();
        return life().equals("REAPED");
    }

    private String life() {
        return database.text("SELECT life FROM lease_epoch WHERE epoch = ?", epoch.value());
    }

    private void expiredSince(String time) {
        database.change(
                "UPDATE lease_epoch SET expires_at = clock_timestamp() - ?::interval WHERE epoch = ?",
                time,
                epoch.value());
    }
}
