package dev.florin.metering.aggregation;

import static dev.florin.metering.MeteringApi.call;
import static dev.florin.metering.aggregation.UsageEvents.MODEL;
import static dev.florin.metering.aggregation.UsageEvents.consumed;
import static dev.florin.metering.aggregation.UsageEvents.usage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.florin.event.Topics;
import dev.florin.id.AccountId;
import dev.florin.testing.PostgresAndKafka;
import dev.florin.testing.TestStack;
import dev.florin.testing.TestTopics;
import dev.florin.usage.UsageEvent.UsageRecorded;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
class UsageAggregationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant TEN = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant ELEVEN = Instant.parse("2026-11-20T11:00:00Z");

    @Inject
    UsageHandler handler;

    @Inject
    Pool pool;

    private final AccountId account = UsageEvents.account();

    @Test
    @DisplayName("S1, F6: usage is summed by hour and model, each event once")
    void hours_and_models_are_summed() {
        UsageRecorded repeated = usage(account, 100, TEN.plusSeconds(1));
        try (TestTopics topics = new TestTopics(TestStack.shared())) {
            topics.send(repeated);
            topics.send(repeated);
            topics.send(usage(account, 30, TEN.plusSeconds(3599)));
            topics.send(usage(account, "openai/gpt-4o", 7, TEN));
            topics.send(usage(account, 5, ELEVEN));
        }

        await().atMost(PATIENCE).untilAsserted(() -> report().body("hours", hasSize(2)));

        report().body("hours[0].hour", equalTo("2026-11-20T10:00:00Z"))
                .body("hours[0].models.model", equalTo(List.of("openai/gpt-4o", MODEL)))
                .body("hours[0].models[1].requests", equalTo(2))
                .body("hours[0].models[1].chargeMicros", equalTo(130))
                .body("hours[0].models[1].quantities.'tokens.input'", equalTo(20))
                .body("hours[0].models[1].quantities.'tokens.output'", equalTo(40))
                .body("hours[1].models[0].chargeMicros", equalTo(5));
    }

    @Test
    void a_poison_record_is_parked_and_the_partition_goes_on() {
        try (TestTopics topics = new TestTopics(TestStack.shared())) {
            topics.send(new ProducerRecord<>(Topics.USAGE_RECORDED, account.toString(), new byte[] {0}));
            topics.send(usage(account, Long.MAX_VALUE, TEN));
            topics.send(usage(account, Long.MAX_VALUE, TEN));
        }

        await().atMost(PATIENCE).untilAsserted(() -> report().body("hours", hasSize(1)));

        report().body("hours[0].models[0].chargeMicros.toString()", equalTo("18446744073709551614"));
        assertThat(parked()).isEqualTo(1);
    }

    @Test
    @DisplayName("Nothing twice: neither a batch read again nor an event appended again is counted again")
    void what_is_read_again_is_not_counted_again() {
        TopicPartition partition = new TopicPartition("usage.read-again", 0);
        UsageRecorded event = usage(account, 100, TEN);
        List<ConsumerRecord<String, byte[]>> batch = List.of(consumed(event, 0), consumed(usage(account, 1, TEN), 1));

        count(partition, batch);
        count(partition, batch);
        count(partition, List.of(batch.getLast(), consumed(event, 2), consumed(usage(account, 10, TEN), 5)));

        report().body("hours[0].models[0].requests", equalTo(3)).body("hours[0].models[0].chargeMicros", equalTo(111));
    }

    @Test
    void a_period_that_cannot_be_answered_is_refused() {
        call().queryParam("from", "2026-01-01T00:00:00Z")
                .queryParam("to", "2026-03-01T00:00:00Z")
                .get("/accounts/{account}/usage", account.toString())
                .then()
                .statusCode(400)
                .body("detail", equalTo("from and to may lie 31 days apart at most"));
        call().get("/accounts/{account}/usage", "acc_1")
                .then()
                .statusCode(404)
                .body("detail", startsWith("'acc_1' is not an id"));
    }

    private void count(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
        handler.count(partition, records).await().atMost(PATIENCE);
    }

    private ValidatableResponse report() {
        return call().queryParam("from", "2026-11-20T00:00:00Z")
                .queryParam("to", "2026-11-21T00:00:00Z")
                .get("/accounts/{account}/usage", account.toString())
                .then()
                .statusCode(200);
    }

    private long parked() {
        return pool.preparedQuery("SELECT count(*) FROM dead_letter WHERE key = $1")
                .execute(Tuple.of(account.toString()))
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(PATIENCE);
    }
}
