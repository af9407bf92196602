package dev.florin.ledger.verify;

import static dev.florin.ledger.LedgerClient.balanceMicros;
import static dev.florin.ledger.LedgerClient.lease;
import static dev.florin.ledger.LedgerClient.service;
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
import dev.florin.ledger.LedgerDatabase;
import dev.florin.ledger.LedgerEvent.BlockSealed;
import dev.florin.ledger.Told;
import dev.florin.money.Credits;
import dev.florin.payment.PaymentEvent.DisputeOpened;
import dev.florin.payment.PaymentEvent.PaymentSettled;
import dev.florin.proof.BlockHead;
import dev.florin.testing.TestStack;
import dev.florin.testing.TestTopics;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;

/** A ledger whose books have something of everything, and what else may be told to it. */
final class WorkedLedger {

    private static final long CREDIT = 1_000_000;

    /** Behind those that other helpers count. */
    private static final AtomicLong REQUESTS = new AtomicLong(1_000_000);

    private final LedgerDatabase database;
    private final Told told = new Told(Ids.system().next().getLeastSignificantBits());
    private final AccountId account = told.account();
    private final AccountId planned = told.account();
    private final EpochId epoch = told.epoch();

    private WorkedLedger(LedgerDatabase database) {
        this.database = database;
    }

    /** Returns when all of it is in the books, and published. */
    static WorkedLedger work(LedgerDatabase database) {
        WorkedLedger ledger = new WorkedLedger(database);
        ledger.work();
        return ledger;
    }

    /** To which nearly everything happened. */
    AccountId account() {
        return account;
    }

    /** Whose plan of nine credits was changed in the middle of its month. */
    AccountId planned() {
        return planned;
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
            await().until(() ->
                    database.number("SELECT count(*) FROM dead_letter WHERE record_key = ?", account.toString()) == 1);
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
                    blocks ->
                            blocks.stream().map(BlockSealed.class::cast).anyMatch(latest -> isLatest(latest.block())));
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
        await().until(() -> database.number(
                        "SELECT count(*) FROM lot JOIN lot_expiry USING (lot_id) WHERE spent AND account_id = ?",
                        account.value())
                == 1);
    }

    /** By which event it is told. */
    String decide(String decision, String key, String body) {
        return service()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/accounts/{id}/" + decision, account.toString())
                .then()
                .statusCode(202)
                .extract()
                .path("eventId");
    }

    /** What is no event. */
    ProducerRecord<String, byte[]> poison(String text) {
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
        return UUID.fromString(database.text(
                "SELECT lot_id FROM transfer WHERE cause = ?", grant.eventId().value()));
    }

    private boolean isLatest(BlockHead block) {
        return database.number(
                        "SELECT count(*) FROM journal_partition JOIN account USING (partition)"
                                + " WHERE account_id = ? AND partition = ? AND last_block = ?",
                        account.value(),
                        block.partition(),
                        block.number())
                == 1;
    }
}
