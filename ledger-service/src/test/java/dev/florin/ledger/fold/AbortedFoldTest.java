package dev.florin.ledger.fold;

import static dev.florin.ledger.LedgerClient.balanceMicros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.florin.event.Event;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
class AbortedFoldTest {

    private static final long CREDIT = Credits.MICROS_PER_CREDIT;
    private static final int USAGES = 400;

    /** Whatever the ledger does at the moment ends as by a kill: its reactive connections die in mid-transaction. */
    private static final String KILL = """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND state LIKE 'idle in transaction%'""";

    @Inject
    LedgerDatabase database;

    private final Told told = new Told(Ids.system().next().getLeastSignificantBits());
    private final AccountId account = told.account();
    private final EpochId epoch = told.epoch();

    @BeforeAll
    static void bePatient() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    @Test
    void transactionsCutOffInTheMiddleLoseNothingAndDoubleNothing() {
        // given
        long killed = 0;

        // when
        try (TestTopics topics = new TestTopics(TestStack.shared())) {
            topics.send(told.settled(account, 1_000, 0));
            for (int i = 0; i < USAGES; i++) {
                Event usage = told.usage(account, epoch, CREDIT, CREDIT);
                topics.send(usage);
                topics.send(usage);
                killed += database.number(KILL);
            }
        }

        // then
        await().until(() -> balanceMicros(account) == (1_000 - USAGES) * CREDIT);
        assertThat(database.number("SELECT count(*) FROM transfer WHERE account_id = ?", account.value()))
                .isEqualTo(USAGES + 1);
        assertThat(database.number("""
                SELECT count(*) FROM journal_partition p
                WHERE last_sequence <> (SELECT count(*) FROM transfer t WHERE t.partition = p.partition)""")).as("partitions with gaps").isZero();
        assertThat(killed).as("transactions cut off").isPositive();
    }
}
