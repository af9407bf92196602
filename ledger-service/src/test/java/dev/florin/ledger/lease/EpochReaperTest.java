package dev.florin.ledger.lease;

import static dev.florin.ledger.LedgerClient.balanceMicros;
import static dev.florin.ledger.LedgerClient.freeMicros;
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
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
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
    void aReplicaThatMayStillDeliverKeepsItsLease() {
        // given
        expiredSince("10 seconds");

        // when
        reap();
        reap();

        // then
        assertThat(freeMicros(account)).isEqualTo(60 * CREDIT);
    }

    @Test
    void aDeadReplicasLeaseIsFreed() {
        // given
        expiredSince("1 hour");

        // when
        await().until(this::reapUntilFree);

        // then
        assertThat(database.number("SELECT count(*) FROM lease WHERE epoch = ?", epoch.value()))
                .isZero();
        assertThat(balanceMicros(account)).isEqualTo(100 * CREDIT);
    }

    @Test
    void aLeaseIsFreedOnlyWhenTheFoldHasPassedTheLogsEnd() {
        // given
        expiredSince("1 hour");
        reap();
        database.change("""
                UPDATE lease_reaping SET end_offset = p.usage_recorded_end + 1
                FROM account a JOIN journal_partition p USING (partition)
                WHERE a.account_id = ?
                  AND lease_reaping.partition = a.partition AND lease_reaping.epoch = ?""", account.value(), epoch.value());

        // when
        reap();
        long freeBefore = freeMicros(account);
        topics.send(told.usage(account, epoch, 10 * CREDIT, 10 * CREDIT));
        await().until(() -> balanceMicros(account) == 90 * CREDIT);
        long freeStill = freeMicros(account);
        reap();

        // then
        assertThat(freeBefore).isEqualTo(60 * CREDIT);
        assertThat(freeStill).isEqualTo(60 * CREDIT);
        assertThat(freeMicros(account)).isEqualTo(90 * CREDIT);
    }

    private boolean reapUntilFree() {
        reap();
        return freeMicros(account) == 100 * CREDIT;
    }

    private void reap() {
        reaper.reapAll().await().atMost(PATIENCE);
    }

    private void expiredSince(String time) {
        database.change(
                "UPDATE lease_epoch SET expires_at = clock_timestamp() - ?::interval WHERE epoch = ?",
                time,
                epoch.value());
    }
}
