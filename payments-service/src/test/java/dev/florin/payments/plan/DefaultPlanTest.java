package dev.florin.payments.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.florin.account.AccountEvent.AccountOpened;
import dev.florin.edge.kafka.EventRecords;
import dev.florin.event.EventSource;
import dev.florin.event.Topics;
import dev.florin.id.AccountId;
import dev.florin.payments.Shop;
import dev.florin.payments.StripeAndInvoicing;
import dev.florin.testing.PostgresAndKafka;
import dev.florin.testing.TestStack;
import dev.florin.testing.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(StripeAndInvoicing.class)
class DefaultPlanTest {

    /** Nobody's: what is read of it by hand is in the way of no consumer. */
    private static final TopicPartition NOWHERE = new TopicPartition(Topics.ACCOUNT_EVENTS, 4711);

    @Inject
    OpeningHandler handler;

    @Inject
    Pool pool;

    private final TestTopics topics = new TestTopics(TestStack.shared());
    private final AccountId account = Shop.newAccount();
    private final Instant opened = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private Subscribers subscribers;

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @BeforeEach
    void connect() {
        subscribers = new Subscribers(topics, pool);
    }

    @AfterEach
    void disconnect() {
        topics.close();
    }

    @Test
    @DisplayName("P3: a new account is on the free plan from its opening, once, however often that is told")
    void a_new_account_is_on_the_default_plan() {
        // when
        AccountOpened opening = Subscribers.opening(account, opened);
        topics.send(opening);
        topics.send(opening);
        topics.send(Subscribers.opening(account, opened.plusSeconds(5)));
        await().atMost(Subscribers.PATIENCE)
                .until(() -> Subscribers.plan(account).statusCode() == 200);

        // then
        Subscribers.plan(account)
                .then()
                .body("planId", equalTo("free"))
                .body("title", equalTo("Free"))
                .body("creditsMicros", equalTo(5_000_000_000L))
                .body("periodStart", equalTo(opened.toString()))
                .body("overageLimitMicros", nullValue())
                .body("change", nullValue());
        assertThat(subscribers.told(account)).containsExactly("free 5000");
    }

    @Test
    void what_cannot_be_read_is_parked_and_the_partition_goes_on() {
        // when
        ProducerRecord<String, byte[]> unreadable =
                new ProducerRecord<>(Topics.ACCOUNT_EVENTS, account.toString(), new byte[] {1, 2});
        open(List.of(kafkaRecord(unreadable), kafkaRecord(Subscribers.opening(account, opened))));

        // then
        Subscribers.plan(account).then().statusCode(200);
        assertThat(deadLetterReasons()).singleElement().asString().contains("no header ce_type");
    }

    @Test
    @DisplayName("P3: a consumer that dies on the way has put nobody on a plan; the next does, once")
    void a_consumer_that_dies_leaves_nothing_behind() {
        // given
        List<ConsumerRecord<String, byte[]>> records = List.of(kafkaRecord(Subscribers.opening(account, opened)));

        // when
        assertThatExceptionOfType(Killed.class)
                .isThrownBy(() -> pool.withTransaction(transaction -> handler.open(transaction, NOWHERE, records)
                                .chain(() -> Uni.createFrom().failure(new Killed())))
                        .await()
                        .atMost(Subscribers.PATIENCE));
        Subscribers.plan(account).then().statusCode(404);
        open(records);
        open(records);

        // then
        assertThat(subscribers.told(account)).containsExactly("free 5000");
    }

    private void open(List<ConsumerRecord<String, byte[]>> records) {
        handler.open(NOWHERE, records).await().atMost(Subscribers.PATIENCE);
    }

    private List<String> deadLetterReasons() {
        return pool.preparedQuery("SELECT reason FROM dead_letter WHERE key = $1")
                .mapping(row -> row.getString(0))
                .execute(Tuple.of(account.toString()))
                .map(rows -> rows.stream().toList())
                .await()
                .atMost(Subscribers.PATIENCE);
    }

    private static ConsumerRecord<String, byte[]> kafkaRecord(AccountOpened opening) {
        return kafkaRecord(EventRecords.of(opening, EventSource.GATEWAY));
    }

    private static ConsumerRecord<String, byte[]> kafkaRecord(ProducerRecord<String, byte[]> sent) {
        return new ConsumerRecord<>(
                NOWHERE.topic(),
                NOWHERE.partition(),
                System.nanoTime(),
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
    }
}
