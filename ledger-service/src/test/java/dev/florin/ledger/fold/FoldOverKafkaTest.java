package dev.florin.ledger.fold;

import static dev.florin.ledger.LedgerClient.balanceMicros;
import static dev.florin.ledger.LedgerClient.lease;
import static dev.florin.ledger.LedgerClient.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.florin.event.Event;
import dev.florin.event.Topics;
import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.id.Ids;
import dev.florin.ledger.LedgerEvent;
import dev.florin.ledger.LedgerEvent.BalanceChanged;
import dev.florin.ledger.LedgerEvent.LowBalanceAlerted;
import dev.florin.ledger.LedgerEvent.TransferPosted;
import dev.florin.ledger.Told;
import dev.florin.ledger.TransferKind;
import dev.florin.testing.PostgresAndKafka;
import dev.florin.testing.TestStack;
import dev.florin.testing.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
class FoldOverKafkaTest {

    private static final long CREDIT = 1_000_000;

    private static TestTopics topics;

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
    @DisplayName("S4: a settled payment becomes a lot, a balance, and transfers that finance can read")
    void aSettledPaymentIsCredited() {
        // given
        topics.send(told.opened(account));
        await().until(() -> balanceMicros(account) == 0);

        // when
        topics.send(told.settled(account, 10_000, 210));

        // then
        await().until(() -> balanceMicros(account) == 10_000 * CREDIT);
        List<TransferPosted> transfers = heard(Topics.LEDGER_TRANSFERS, TransferPosted.class, 2);
        assertThat(transfers)
                .extracting(TransferPosted::kind)
                .containsExactly(TransferKind.PURCHASE, TransferKind.PURCHASE_TAX);
        assertThat(transfers.getLast().amount()).isEqualTo(210);
        List<BalanceChanged> balances = heard(Topics.LEDGER_BALANCES, BalanceChanged.class, 1);
        assertThat(balances.getLast().accountId()).isEqualTo(account);
    }

    @Test
    @DisplayName("S1, T2: usage is charged once, however often it is delivered")
    void usageIsChargedOnce() {
        // given
        topics.send(told.settled(account, 10_000, 0));
        await().until(() -> balanceMicros(account) == 10_000 * CREDIT);
        lease("gateway-test", epoch, account, 0, 100 * CREDIT, 100 * CREDIT)
                .then()
                .statusCode(200);
        Event usage = told.usage(account, epoch, 3 * CREDIT, 5 * CREDIT);

        // when
        topics.send(usage);
        topics.send(usage);
        topics.send(told.usage(account, epoch, CREDIT, 5 * CREDIT));
        topics.send(usage);
        topics.send(told.returned(account, epoch, 96 * CREDIT));

        // then
        await().until(() -> leasedMicros() == 0);
        assertThat(balanceMicros(account)).isEqualTo(9_996 * CREDIT);
        assertThat(heard(Topics.LEDGER_TRANSFERS, TransferPosted.class, 3))
                .extracting(TransferPosted::amount)
                .containsExactly(10_000 * CREDIT, 3 * CREDIT, CREDIT);
    }

    @Test
    @DisplayName("Z5: the balance falls to 300 credits, one alert is raised and told")
    void lowBalanceRaisesOneAlert() {
        // given
        topics.send(told.settled(account, 1_000, 0));

        // when
        topics.send(told.usage(account, epoch, 700 * CREDIT, 700 * CREDIT));
        topics.send(told.usage(account, epoch, 100 * CREDIT, 100 * CREDIT));

        // then
        await().until(() -> balanceMicros(account) == 200 * CREDIT);
        assertThat(service()
                        .get("/accounts/{id}/alerts", account.toString())
                        .jsonPath()
                        .getList("items.balanceMicros", Long.class))
                .containsExactly(300 * CREDIT);
        assertThat(heard(Topics.LEDGER_ALERTS, LowBalanceAlerted.class, 1)).hasSize(1);
    }

    @Test
    void poisonIsParkedAndThePartitionGoesOn() {
        // given
        String poison = "{\"not\":\"an event of " + account + "\"}";

        // when
        topics.send(new ProducerRecord<>(
                Topics.USAGE_RECORDED, account.toString(), poison.getBytes(StandardCharsets.UTF_8)));
        ProducerRecord<String, byte[]> wrong = new ProducerRecord<>(
                Topics.USAGE_RECORDED, account.toString(), "{\"a\":\"\\u0000".getBytes(StandardCharsets.UTF_8));
        wrong.headers().add("ce_type", "dev.florin.usage.recorded.v1\0".getBytes(StandardCharsets.UTF_8));
        topics.send(wrong);
        topics.send(told.settled(account, 10, 0));
        topics.send(told.usage(account, epoch, CREDIT, CREDIT));

        // then
        await().until(() -> balanceMicros(account) == 9 * CREDIT);
        assertThat(service().get("/dead-letters").jsonPath().getList("items.findAll{it.key=='" + account + "'}"))
                .hasSize(2);
    }

    private long leasedMicros() {
        return service()
                .get("/accounts/{id}/balance", account.toString())
                .jsonPath()
                .getLong("leasedMicros");
    }

    private <E extends LedgerEvent.OfAccount> List<E> heard(String topic, Class<E> type, int atLeast) {
        Predicate<Event> mine =
                event -> type.isInstance(event) && type.cast(event).accountId().equals(account);
        return topics.await(topic, events -> events.stream().filter(mine).count() >= atLeast).stream()
                .filter(mine)
                .map(type::cast)
                .toList();
    }
}
