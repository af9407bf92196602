package dev.florin.ledger.rebuild;

import static dev.florin.ledger.LedgerClient.balanceMicros;
import static dev.florin.ledger.LedgerClient.lease;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.florin.budget.Budget;
import dev.florin.budget.BudgetKind;
import dev.florin.budget.BudgetWindow;
import dev.florin.budget.CountedBudget;
import dev.florin.event.Topics;
import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.id.Ids;
import dev.florin.ledger.Told;
import dev.florin.ledger.domain.Thresholds;
import dev.florin.ledger.log.Log;
import dev.florin.proof.JournalSigner;
import dev.florin.testing.PostgresAndKafka;
import dev.florin.testing.TestStack;
import dev.florin.testing.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.ds.PGSimpleDataSource;

/** From the log alone, into an empty database beside that of a ledger that runs. */
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RebuildTest {

    private static final long CREDIT = 1_000_000;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String jdbcUrl;

    @ConfigProperty(name = "quarkus.datasource.username")
    String serviceRole;

    @Inject
    JournalSigner signer;

    @Inject
    Thresholds thresholds;

    private final Told told = new Told(Ids.system().next().getLeastSignificantBits());
    private final AccountId account = told.account();
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
        EpochId paying = told.epoch();
        EpochId withholding = told.epoch();
        try (TestTopics topics = new TestTopics(TestStack.shared())) {
            topics.send(told.opened(account));
            topics.send(told.settled(account, 500, 21));
            topics.send(told.settled(account, 50, 0));
            await().until(() -> balanceMicros(account) == 550 * CREDIT);
            lease("rebuild-gateway-0", withholding, account, 0, 400 * CREDIT, 400 * CREDIT)
                    .then()
                    .statusCode(200);
            topics.send(told.usage(account, paying, 530 * CREDIT, 530 * CREDIT));
            topics.send(told.returned(account, withholding, 400 * CREDIT));
            topics.send(new ProducerRecord<>(
                    Topics.USAGE_RECORDED, account.toString(), "poison".getBytes(StandardCharsets.UTF_8)));
            budget(topics, paying);
            topics.send(told.usage(account, paying, 1 * CREDIT, 5 * CREDIT));
            await().until(() -> balanceMicros(account) < 550 * CREDIT - 4 * CREDIT);
        }
    }

    /** Lowered to less than what is charged then, and removed in the end. */
    private void budget(TestTopics topics, EpochId paying) {
        Budget budget = told.budget(BudgetKind.SOFT, 9 * CREDIT, 10);
        Budget hard = told.budget(BudgetKind.HARD, 1 * CREDIT);
        BudgetWindow window = budget.windowAt(Instant.now());
        topics.send(told.set(account, budget));
        topics.send(told.set(account, hard));
        topics.send(told.counted(
                told.usage(account, paying, 2 * CREDIT, 3 * CREDIT),
                new CountedBudget(window.budgetId(), window.start(), BudgetKind.SOFT)));
        BudgetWindow limited = hard.windowAt(Instant.now());
        topics.send(told.counted(
                told.usage(account, told.epoch(), 2 * CREDIT, 2 * CREDIT),
                new CountedBudget(limited.budgetId(), limited.start(), BudgetKind.HARD)));
        topics.send(told.removed(account, hard));
    }

    @Test
    void theLogAloneGivesTheSameBooksThoughNobodyKnowsTheLeasesAnyMore() throws Exception {
        boolean equal = rebuildInto("rebuilt_" + Ids.system().next().toString().replace("-", ""));

        assertThat(said.toString(StandardCharsets.UTF_8)).doesNotContain("DIFFERENCE");
        assertThat(equal).isTrue();
    }

    @Test
    void aBalanceThatWasChangedInTheOriginalIsNamed() throws Exception {
        String own = " WHERE account_id = '" + account.value() + "'";
        execute("UPDATE account SET balance_micros = balance_micros + 1" + own);

        boolean equal = rebuildInto("rebuilt_" + Ids.system().next().toString().replace("-", ""));

        execute("UPDATE account SET balance_micros = balance_micros - 1" + own);
        assertThat(equal).isFalse();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("DIFFERENCE account (" + account.value() + "): balance_micros is");
    }

    @Test
    void aDatabaseThatHoldsSomethingIsLeftAlone() {
        String original = jdbcUrl.substring(jdbcUrl.lastIndexOf('/') + 1);

        assertThatExceptionOfType(RebuildRefusedException.class)
                .isThrownBy(() -> rebuildInto(original))
                .withMessageContaining("is not empty");
        assertThatExceptionOfType(RebuildRefusedException.class)
                .isThrownBy(() -> rebuildInto("a; DROP TABLE account"))
                .withMessageContaining("lower-case letters");
    }

    private boolean rebuildInto(String name) throws SQLException, IOException, InterruptedException {
        said.reset();
        PGSimpleDataSource original = new PGSimpleDataSource();
        original.setUrl(jdbcUrl);
        original.setUser(TestStack.shared().user());
        original.setPassword(TestStack.shared().password());
        try (Log log = new Log(TestStack.shared().kafka())) {
            return new Rebuild(
                            original,
                            EmptyDatabase.make(original, name, serviceRole),
                            log,
                            thresholds,
                            signer,
                            new PrintStream(said, true, StandardCharsets.UTF_8))
                    .run();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection owner = DriverManager.getConnection(
                        jdbcUrl, TestStack.shared().user(), TestStack.shared().password());
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
