package dev.florin.ledger.verify;

import static dev.florin.ledger.LedgerClient.balanceMicros;
import static dev.florin.ledger.LedgerClient.lease;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.florin.event.Topics;
import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.id.Ids;
import dev.florin.ledger.LedgerEvent.BlockSealed;
import dev.florin.ledger.Told;
import dev.florin.proof.JournalKey;
import dev.florin.proof.JournalSigner;
import dev.florin.testing.PostgresAndKafka;
import dev.florin.testing.TestStack;
import dev.florin.testing.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On a ledger that runs: its books are as they must be, and whatever is changed by hand is found and named. */
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerificationTest {

    private static final long CREDIT = 1_000_000;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String jdbcUrl;

    @Inject
    JournalSigner signer;

    private final Told told = new Told(Ids.system().next().getLeastSignificantBits());
    private final AccountId account = told.account();
    private final EpochId epoch = told.epoch();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private boolean hasWorked;

    @BeforeEach
    void aLedgerThatHasWorked() {
        if (!hasWorked) {
            hasWorked = true;
            work();
        }
    }

    private void work() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        try (TestTopics topics = new TestTopics(TestStack.shared())) {
            topics.send(told.opened(account));
            topics.send(told.settled(account, 100, 21));
            topics.send(told.settled(account, 50, 0));
            await().until(() -> balanceMicros(account) == 150 * CREDIT);
            topics.send(told.usage(account, epoch, 120 * CREDIT, 150 * CREDIT));
            await().until(() -> balanceMicros(account) == 30 * CREDIT);
            lease("verified-gateway", epoch, account, 0, 10 * CREDIT, 20 * CREDIT)
                    .then()
                    .statusCode(200);
            topics.send(told.usage(account, epoch, 3 * CREDIT, 5 * CREDIT));
            await().until(() -> balanceMicros(account) == 27 * CREDIT);
            var unused = topics.await(
                    Topics.LEDGER_BLOCKS,
                    blocks -> blocks.stream()
                            .map(BlockSealed.class::cast)
                            .anyMatch(block -> isLatest(
                                    block.block().partition(), block.block().number())));
        }
    }

    @Test
    void booksThatNobodyTouchedFit() throws Exception {
        assertThat(verify().kept()).isEmpty();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("transfers in")
                .contains("trial balance in credit_micros")
                .contains("heads as others have read them");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsChangedByHandIsNamed(Tampering tampering) throws Exception {
        // when
        execute(tampering.changeOf(account));
        Differences found;
        try {
            found = verify();
        } finally {
            execute(tampering.undoOf(account));
        }

        // then
        assertThat(found.kept())
                .anySatisfy(difference -> assertThat(difference.toString()).contains(tampering.told));
    }

    private boolean isLatest(int partition, long number) {
        try (Connection owner = owner();
                Statement statement = owner.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM journal_partition JOIN account USING (partition)"
                        + " WHERE account_id = '" + account.value() + "' AND partition = " + partition
                        + " AND last_block = " + number)) {
            return row.next() && row.getInt(1) == 1;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Differences verify() throws SQLException, InterruptedException {
        TestStack stack = TestStack.shared();
        JournalKey key = signer.publicKey();
        return new Verification(
                        new Database(jdbcUrl, stack.user(), stack.password()),
                        stack.kafka(),
                        Map.of(key.id(), key),
                        new PrintStream(said, true, StandardCharsets.UTF_8))
                .run();
    }

    private void execute(String sql) throws SQLException {
        try (Connection owner = owner();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection owner() throws SQLException {
        TestStack stack = TestStack.shared();
        return DriverManager.getConnection(jdbcUrl, stack.user(), stack.password());
    }
}
