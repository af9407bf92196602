package dev.florin.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.florin.event.Topics;
import dev.florin.ledger.LedgerDatabase;
import dev.florin.ledger.log.Log;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
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

    /** With it, nobody relays the outbox. */
    private static final long OUTBOX_LOCK = 0x666c6f72696eL;

    /** Shorter than in earnest, so that a cursor that lies behind need not be waited for. */
    private static final Duration RELAY_COUNTS_WITHIN = Duration.ofSeconds(1);

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String jdbcUrl;

    @Inject
    JournalSigner signer;

    @Inject
    LedgerDatabase database;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Log log = new Log(TestStack.shared().kafka());
    private WorkedLedger ledger;

    @AfterAll
    void closeLog() {
        log.close();
    }

    /** And has told all of it, so that its relay leaves its cursors where they are. */
    @BeforeEach
    void aLedgerThatHasWorked() {
        if (ledger == null) {
            ledger = WorkedLedger.work(database);
        }
        await().until(() ->
                database.number("SELECT count(*) FROM journal_partition p LEFT JOIN relay_cursor c USING (partition)"
                                + " WHERE c.block IS DISTINCT FROM p.last_block")
                        == 0);
    }

    @Test
    void booksThatNobodyTouchedFit() throws Exception {
        assertThat(verify().kept()).isEmpty();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("transfers in")
                .contains("trial balance in credit_micros")
                .contains("alerts as others have read them");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsChangedByHandIsNamed(Tampering tampering) throws Exception {
        // when
        execute(tampering.changeOf(ledger.account()));
        Differences found;
        try {
            found = verify();
        } finally {
            execute(tampering.undoOf(ledger.account()));
        }

        // then
        assertThat(found.kept())
                .anySatisfy(
                        difference -> assertThat(difference.toString()).contains(tampering.toldOf(ledger.account())));
    }

    @Test
    void theEndOfAPlanInTheMiddleOfItsMonthIsChecked() throws Exception {
        // given
        String lot = " WHERE account_id = '" + ledger.planned().value() + "' AND granted_micros = " + 9 * CREDIT;
        String change = "UPDATE lot SET expires_at = expires_at %s interval '1 hour'" + lot;

        // when
        execute(change.formatted("+"));
        Differences found;
        try {
            found = verify();
        } finally {
            execute(change.formatted("-"));
        }

        // then
        assertThat(found.kept())
                .singleElement()
                .satisfies(difference -> assertThat(difference.toString()).contains("but its event says source PLAN"));
    }

    @Test
    void whatStillWaitsInTheOutboxFits() throws Exception {
        try (Connection relay = owner();
                Statement lock = relay.createStatement();
                TestTopics topics = new TestTopics(TestStack.shared())) {
            // given
            lock.execute("SELECT pg_advisory_lock(" + OUTBOX_LOCK + ")");
            long parked = database.number("SELECT count(*) FROM dead_letter");

            // when
            var unused = ledger.decide("credit-limit", "waiting", "{\"creditLimitMicros\":0,\"author\":\"jane\"}");
            topics.send(ledger.poison("waiting"));
            await().until(() -> database.number("SELECT count(*) FROM dead_letter") == parked + 1);

            // then
            assertThat(database.number("SELECT count(*) FROM outbox")).isEqualTo(2);
            assertThat(verify().kept()).isEmpty();
        }
    }

    @Test
    void whatIsToldButNotFoldedYetFits() throws Exception {
        try (Connection fold = owner();
                Statement lock = fold.createStatement();
                TestTopics topics = new TestTopics(TestStack.shared())) {
            // given
            fold.setAutoCommit(false);
            lock.execute("SELECT 1 FROM journal_partition WHERE partition = (SELECT partition FROM account"
                    + " WHERE account_id = '" + ledger.account().value() + "') FOR UPDATE");

            // when
            String event = ledger.decide("credit-limit", "unfolded", "{\"creditLimitMicros\":0,\"author\":\"jane\"}");
            var unused = topics.await(
                    Topics.ACCOUNT_EVENTS,
                    events -> events.stream()
                            .anyMatch(told -> told.eventId().toString().equals(event)));
            await().until(() -> database.number("SELECT count(*) FROM outbox") == 0);

            // then
            assertThat(verify().kept()).isEmpty();
        }
    }

    private Differences verify() throws SQLException, InterruptedException {
        TestStack stack = TestStack.shared();
        JournalKey key = signer.publicKey();
        return new Verification(
                        new Database(jdbcUrl, stack.user(), stack.password()),
                        log,
                        Map.of(key.id(), key),
                        new PrintStream(said, true, StandardCharsets.UTF_8),
                        RELAY_COUNTS_WITHIN)
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
