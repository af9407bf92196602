package dev.florin.ledger.verify;

import static dev.florin.ledger.LedgerClient.balanceMicros;
import static dev.florin.ledger.LedgerClient.lease;
import static dev.florin.ledger.LedgerClient.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.florin.account.AccountEvent.CreditsGranted;
import dev.florin.account.AccountEvent.LotExpired;
import dev.florin.account.AccountEvent.PlanPeriodStarted;
import dev.florin.account.AdjustmentDirection;
import dev.florin.budget.Budget;
import dev.florin.budget.BudgetKind;
import dev.florin.budget.BudgetWindow;
import dev.florin.budget.CountedBudget;
import dev.florin.event.Event;
import dev.florin.event.Topics;
import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.id.EventId;
import dev.florin.id.Ids;
import dev.florin.id.LotId;
import dev.florin.lease.LeaseRequest;
import dev.florin.lease.LeaseRequest.Ask;
import dev.florin.lease.Node;
import dev.florin.ledger.LedgerEvent.BlockSealed;
import dev.florin.ledger.Told;
import dev.florin.ledger.log.Log;
import dev.florin.money.Credits;
import dev.florin.payment.PaymentEvent.DisputeOpened;
import dev.florin.payment.PaymentEvent.PaymentSettled;
import dev.florin.proof.JournalKey;
import dev.florin.proof.JournalSigner;
import dev.florin.testing.PostgresAndKafka;
import dev.florin.testing.TestStack;
import dev.florin.testing.TestTopics;
import dev.florin.usage.UsageEvent.UsageRecorded;
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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
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

    /** Behind those that other helpers count. */
    private static final AtomicLong REQUESTS = new AtomicLong(1_000_000);

    /** With it, nobody relays the outbox. */
    private static final long OUTBOX_LOCK = 0x666c6f72696eL;

    /** Shorter than in earnest, so that a cursor that lies behind need not be waited for. */
    private static final Duration RELAY_COUNTS_WITHIN = Duration.ofSeconds(1);

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String jdbcUrl;

    @Inject
    JournalSigner signer;

    private final Told told = new Told(Ids.system().next().getLeastSignificantBits());
    private final AccountId account = told.account();
    private final AccountId planned = told.account();
    private final EpochId epoch = told.epoch();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Log log = new Log(TestStack.shared().kafka());
    private boolean hasWorked;

    @AfterAll
    void closeLog() {
        log.close();
    }

    /** And has told all of it, so that its relay leaves its cursors where they are. */
    @BeforeEach
    void aLedgerThatHasWorked() {
        if (!hasWorked) {
            hasWorked = true;
            work();
        }
        await().until(() -> number("SELECT count(*) FROM journal_partition p LEFT JOIN relay_cursor c USING (partition)"
                        + " WHERE c.block IS DISTINCT FROM p.last_block")
                == 0);
    }

    private void work() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        try (TestTopics topics = new TestTopics(TestStack.shared())) {
            topics.send(told.opened(account));
            topics.send(told.settled(account, 100, 21));
            topics.send(told.settled(account, 50, 0));
            await().until(() -> balanceMicros(account) == 150 * CREDIT);
            topics.send(told.thresholds(account, Credits.of(100)));
            giveAndTake(topics);
            decideAndExpire(topics);
            topics.send(poison("poison"));
            await().until(() -> number("SELECT count(*) FROM dead_letter WHERE record_key = '" + account + "'") == 1);
            topics.send(told.usage(account, epoch, 120 * CREDIT, 150 * CREDIT));
            await().until(() -> balanceMicros(account) == 30 * CREDIT);
            EpochId leasing = told.epoch();
            lease("verified-gateway", leasing, account, 0, 10 * CREDIT, 20 * CREDIT)
                    .then()
                    .statusCode(200);
            budget(topics, leasing);
            changePlan(topics);
            topics.send(told.usage(account, leasing, 1 * CREDIT, 5 * CREDIT));
            await().until(() -> balanceMicros(account) == 27 * CREDIT);
            var unused = topics.await(
                    Topics.LEDGER_BLOCKS,
                    blocks -> blocks.stream()
                            .map(BlockSealed.class::cast)
                            .anyMatch(block -> isLatest(
                                    block.block().partition(), block.block().number())));
        }
    }

    /** Of another account: a plan begins while a gateway holds credits of the one before, which end then. */
    private void changePlan(TestTopics topics) {
        Instant start = Instant.now().plus(Duration.ofDays(1));
        Instant end = start.plus(Duration.ofDays(30));
        topics.send(told.period(planned, 9, end));
        await().until(() -> balanceMicros(planned) == 9 * CREDIT);
        lease("verified-gateway", told.epoch(), planned, 0, 4 * CREDIT, 4 * CREDIT)
                .then()
                .statusCode(200);
        topics.send(new PlanPeriodStarted(
                new EventId(Ids.system().next()), planned, "enterprise", Credits.of(3), end, start));
        await().until(() -> balanceMicros(planned) == (4 + 3) * CREDIT);
    }

    /** Takes two credits of the balance, in a budget of which more is leased. */
    private void budget(TestTopics topics, EpochId leasing) {
        Budget budget = told.budget(BudgetKind.HARD, 9 * CREDIT, 10);
        topics.send(told.set(account, budget));
        Node node = new Node(account, budget.windowAt(Instant.now()));
        await().until(() -> leased(leasing, node, 0) == 4 * CREDIT);
        BudgetWindow window = budget.windowAt(Instant.now());
        CountedBudget counted = new CountedBudget(window.budgetId(), window.start(), BudgetKind.HARD);
        topics.send(told.counted(told.usage(account, leasing, 2 * CREDIT, 3 * CREDIT), counted));
    }

    private static long leased(EpochId leasing, Node node, long known) {
        Credits wanted = Credits.of(4);
        Ask ask = new Ask(node, new Credits(known), wanted, wanted, wanted);
        return service()
                .body(new LeaseRequest(
                        "verified-gateway", leasing, REQUESTS.incrementAndGet(), List.of(ask), List.of()))
                .post("/leases")
                .jsonPath()
                .getLong("grants[0].grantedMicros");
    }

    /** What leaves the balance as it is: refunds, disputes, expiry, adjustments, and usage that only the operator pays for. */
    private void giveAndTake(TestTopics topics) {
        PaymentSettled payment = told.settled(account, 10, 0);
        DisputeOpened won = told.disputed(payment, "dp_won", 4);
        DisputeOpened lost = told.disputed(payment, "dp_lost", 3);
        send(topics, payment, won, won, told.won(won), lost, told.lost(lost));
        await().until(() -> balanceMicros(account) == 157 * CREDIT);
        send(topics, told.refunded(payment, 7, 0));
        await().until(() -> balanceMicros(account) == 150 * CREDIT);

        Instant tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);
        CreditsGranted grant = told.granted(account, 5, tomorrow);
        send(
                topics,
                told.period(account, 0, tomorrow),
                told.adjusted(account, AdjustmentDirection.INCREASE, 2),
                told.adjusted(account, AdjustmentDirection.DECREASE, 2),
                grant);
        await().until(() -> balanceMicros(account) == 155 * CREDIT);

        UsageRecorded free = told.costing(told.usage(account, epoch, 0, 0), "openai", 1_234);
        UsageRecorded paid = told.costing(told.usage(account, epoch, 2 * CREDIT, 2 * CREDIT), "anthropic", 4_321);
        send(topics, free, free, paid, paid);
        await().until(() -> balanceMicros(account) == 153 * CREDIT);
        send(topics, new LotExpired(new EventId(Ids.system().next()), account, new LotId(lotOf(grant)), tomorrow));
        await().until(() -> balanceMicros(account) == 150 * CREDIT);
    }

    /** What is decided over HTTP, and the end of credits as the ledger itself tells it; the balance stays as it is. */
    private void decideAndExpire(TestTopics topics) {
        Instant end = Instant.now().plus(Duration.ofDays(1)).plusNanos(123_456_789);
        var unusedGrant = decide(
                "grants",
                "welcome",
                "{\"source\":\"PROMOTION\",\"creditsMicros\":2000000,\"expiresAt\":\"" + end
                        + "\",\"reason\":\"\u00c4 \\\"welcome\\\"\"}");
        await().until(() -> balanceMicros(account) == 152 * CREDIT);
        var unusedDown = decide(
                "adjustments",
                "down",
                "{\"direction\":\"DECREASE\",\"creditsMicros\":2000000,\"reason\":\"x\",\"author\":\"jane\"}");
        await().until(() -> balanceMicros(account) == 150 * CREDIT);
        var unusedLimit = decide("credit-limit", "limit", "{\"creditLimitMicros\":0,\"author\":\"jane\"}");

        topics.send(told.granted(account, 1, told.now().plusSeconds(3600)));
        await().until(() ->
                number("SELECT count(*) FROM lot JOIN lot_expiry USING (lot_id) WHERE spent AND account_id = '"
                                + account.value() + "'")
                        == 1);
    }

    /** By which event it is told. */
    private String decide(String decision, String key, String body) {
        return service()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/accounts/{id}/" + decision, account.toString())
                .then()
                .statusCode(202)
                .extract()
                .path("eventId");
    }

    private ProducerRecord<String, byte[]> poison(String text) {
        ProducerRecord<String, byte[]> poison =
                new ProducerRecord<>(Topics.USAGE_RECORDED, account.toString(), text.getBytes(StandardCharsets.UTF_8));
        poison.headers().add("ce_type", "no.event".getBytes(StandardCharsets.UTF_8));
        return poison;
    }

    private static void send(TestTopics topics, Event... events) {
        for (Event event : events) {
            topics.send(event);
        }
    }

    private UUID lotOf(CreditsGranted grant) {
        try (Connection owner = owner();
                Statement statement = owner.createStatement();
                var row = statement.executeQuery("SELECT lot_id FROM transfer WHERE cause = '"
                        + grant.eventId().value() + "'")) {
            row.next();
            return row.getObject(1, UUID.class);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
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
        execute(tampering.changeOf(account));
        Differences found;
        try {
            found = verify();
        } finally {
            execute(tampering.undoOf(account));
        }

        // then
        assertThat(found.kept())
                .anySatisfy(difference -> assertThat(difference.toString()).contains(tampering.toldOf(account)));
    }

    @Test
    void theEndOfAPlanInTheMiddleOfItsMonthIsChecked() throws Exception {
        // given
        String lot = " WHERE account_id = '" + planned.value() + "' AND granted_micros = " + 9 * CREDIT;
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
            long parked = number("SELECT count(*) FROM dead_letter");

            // when
            var unused = decide("credit-limit", "waiting", "{\"creditLimitMicros\":0,\"author\":\"jane\"}");
            topics.send(poison("waiting"));
            await().until(() -> number("SELECT count(*) FROM dead_letter") == parked + 1);

            // then
            assertThat(number("SELECT count(*) FROM outbox")).isEqualTo(2);
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
                    + " WHERE account_id = '" + account.value() + "') FOR UPDATE");

            // when
            String event = decide("credit-limit", "unfolded", "{\"creditLimitMicros\":0,\"author\":\"jane\"}");
            var unused = topics.await(
                    Topics.ACCOUNT_EVENTS,
                    events -> events.stream()
                            .anyMatch(told -> told.eventId().toString().equals(event)));
            await().until(() -> number("SELECT count(*) FROM outbox") == 0);

            // then
            assertThat(verify().kept()).isEmpty();
        }
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

    private long number(String query) throws SQLException {
        try (Connection owner = owner();
                Statement statement = owner.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
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
