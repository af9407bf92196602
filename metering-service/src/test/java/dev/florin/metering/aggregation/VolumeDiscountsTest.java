package dev.florin.metering.aggregation;

import static dev.florin.metering.MeteringApi.call;
import static dev.florin.metering.aggregation.UsageEvents.consumed;
import static dev.florin.metering.aggregation.UsageEvents.usage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.florin.discount.DiscountEvent.DiscountsChanged;
import dev.florin.id.AccountId;
import dev.florin.metering.discount.DiscountLog;
import dev.florin.pricing.Discount;
import dev.florin.testing.PostgresAndKafka;
import dev.florin.usage.UsageEvent.UsageRecorded;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The offering of the tests gives 5 % from $1,000 on, which are 10^12 micro-credits, and 8 % from $5,000. */
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
class VolumeDiscountsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long THOUSAND_DOLLARS = 1_000_000_000_000L;

    @Inject
    UsageHandler handler;

    @Inject
    Pool pool;

    private final TopicPartition partition = new TopicPartition("usage.discounted", next());
    private final Instant now = Instant.now();
    private final Instant lastMonth = YearMonth.from(now.atOffset(ZoneOffset.UTC))
            .atDay(1)
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant()
            .minusMillis(1);
    private final AccountId account = UsageEvents.account();

    @Test
    @DisplayName("F11: each step is told once, when the month's spend reaches it, however often events are repeated")
    void eachStepIsToldOnce() {
        // given
        AccountId other = UsageEvents.account();
        UsageRecorded upToTheStep = usage(account, 1, now);
        List<ConsumerRecord<String, byte[]>> below = List.of(
                consumed(usage(account, THOUSAND_DOLLARS - 1, now), 0),
                consumed(usage(other, THOUSAND_DOLLARS - 1, now), 1),
                consumed(usage(account, 4 * THOUSAND_DOLLARS, lastMonth), 2));

        // when
        count(below);
        assertThat(spentBy(account)).isEqualTo("999.999999999");
        count(List.of(consumed(upToTheStep, 3)));
        count(below);
        count(List.of(consumed(upToTheStep, 4), consumed(usage(account, 1, now), 5)));
        count(List.of(consumed(usage(account, 4 * THOUSAND_DOLLARS, lastMonth), 6)));
        count(List.of(consumed(usage(account, 9 * THOUSAND_DOLLARS, now), 7)));
        commit(account);
        commit(other);

        // then
        List<DiscountsChanged> told = DiscountLog.of(account, 3);
        assertThat(told)
                .extracting(DiscountsChanged::discountBasisPoints)
                .containsExactly(new Discount(500), new Discount(800), new Discount(800));
        assertThat(told).extracting(DiscountsChanged::month).containsOnly(YearMonth.from(now.atOffset(ZoneOffset.UTC)));
        assertThat(told.getLast().commitments()).hasSize(1);
        assertThat(DiscountLog.of(other, 1))
                .extracting(DiscountsChanged::discountBasisPoints)
                .containsExactly(Discount.NONE);
        call().get("/accounts/{account}/discount", account.toString())
                .then()
                .body("spent", equalTo("10000.000000001"))
                .body("volumeDiscountBasisPoints", equalTo(800))
                .body("next", equalTo(null));
    }

    @Test
    @DisplayName("F11: a month's spend that was not kept is made of the hours")
    void theSpendIsAFoldOfTheUsage() {
        // given
        count(List.of(consumed(usage(account, THOUSAND_DOLLARS - 1, now), 0)));
        count(List.of(consumed(usage(account, "openai/gpt-4o", 5, lastMonth), 1)));
        pool.preparedQuery("DELETE FROM month_spend WHERE account_id = $1")
                .execute(Tuple.of(account.value()))
                .await()
                .atMost(PATIENCE);

        // when
        count(List.of(consumed(usage(account, "openai/gpt-4o", 1, now), 2)));

        // then
        assertThat(DiscountLog.of(account, 1))
                .extracting(DiscountsChanged::discountBasisPoints)
                .containsExactly(new Discount(500));
    }

    /** Something that is told behind all that was told before. */
    private static void commit(AccountId account) {
        call().contentType("application/json")
                .body(Map.of("commitmentId", "month", "from", Instant.now().toString(), "author", "ann"))
                .put("/accounts/{account}/commitment", account.toString())
                .then()
                .statusCode(200);
    }

    private static String spentBy(AccountId account) {
        return call().get("/accounts/{account}/discount", account.toString()).path("spent");
    }

    private void count(List<ConsumerRecord<String, byte[]>> records) {
        handler.count(partition, records).await().atMost(PATIENCE);
    }

    private static int next() {
        return UUID.randomUUID().hashCode() & 0xFFFF;
    }
}
