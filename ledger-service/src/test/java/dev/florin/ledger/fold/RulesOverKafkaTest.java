package dev.florin.ledger.fold;

import static dev.florin.ledger.LedgerClient.balanceMicros;
import static dev.florin.ledger.LedgerClient.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItems;

import dev.florin.account.AdjustmentDirection;
import dev.florin.event.Event;
import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.id.Ids;
import dev.florin.ledger.Told;
import dev.florin.payment.PaymentEvent.DisputeOpened;
import dev.florin.payment.PaymentEvent.PaymentSettled;
import dev.florin.testing.PostgresAndKafka;
import dev.florin.testing.TestStack;
import dev.florin.testing.TestTopics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the rules remember from event to event stands in the database between them. */
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
class RulesOverKafkaTest {

    private static final long CREDIT = 1_000_000;

    private static TestTopics topics;

    @Inject
    MeterRegistry metrics;

    private final Told told = new Told(Ids.system().next().getLeastSignificantBits());
    private final AccountId account = told.account();
    private final EpochId epoch = told.epoch();

    @BeforeAll
    static void open() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        topics = new TestTopics(TestStack.shared());
    }

    @AfterAll
    static void close() {
        topics.close();
    }

    @Test
    void refundsAndDisputesFindTheirOrdersLotHoweverLate() {
        // given
        PaymentSettled payment = told.settled(account, 100, 0);
        DisputeOpened dispute = told.disputed(payment, "dp_1", 60);
        tell(payment, 100);
        tell(told.usage(account, epoch, 70 * CREDIT, 70 * CREDIT), 30);
        tell(told.usage(account, epoch, 20 * CREDIT, 20 * CREDIT), 10);

        // when
        tell(dispute, 0);
        tell(told.refunded(payment, 40, 5), 0);
        tell(told.adjusted(account, AdjustmentDirection.INCREASE, 100), 10);
        tell(told.won(dispute), 70);

        // then
        service()
                .get("/accounts/{id}/transfers", account.toString())
                .then()
                .body("items.kind", hasItems("DISPUTE", "DISPUTE_RECEIVABLE", "REFUND_RECEIVABLE", "REFUND_TAX"));
    }

    @Test
    @DisplayName("2: what a provider bills above what was reserved is the operator's loss, and the metric shows it")
    void whatIsBilledAboveTheReservationIsCounted() {
        // given
        tell(told.settled(account, 100, 0), 100);
        double before = lossMicros();

        // when
        tell(told.usage(account, epoch, 7 * CREDIT, 5 * CREDIT), 95);

        // then
        await().untilAsserted(() -> assertThat(lossMicros() - before).isEqualTo(2.0 * CREDIT));
    }

    private double lossMicros() {
        return metrics.get("florin.ledger.operator.loss.micros").counter().count();
    }

    @Test
    void plansGrantsLimitsAndProvidersCostsAreKept() {
        // given
        Instant monthsEnd = Instant.parse("2100-01-01T00:00:00Z");

        // when
        tell(told.granted(account, 20, monthsEnd), 20);
        tell(told.period(account, 50, monthsEnd), 70);
        tell(told.period(account, 40, monthsEnd.plus(Duration.ofDays(30))), 60);
        topics.send(told.limited(account, 30));
        topics.send(told.thresholds(account));
        tell(told.costing(told.usage(account, epoch, 80 * CREDIT, 80 * CREDIT), "openai", 70), 0);

        // then
        tell(told.settled(account, 100, 0), 80);
    }

    private void tell(Event event, long balanceAfter) {
        topics.send(event);
        topics.send(told.returned(account, epoch, 1));
        await(event.toString()).until(() -> balanceMicros(account) == balanceAfter * CREDIT);
    }
}
