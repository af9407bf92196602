package dev.florin.metering.charge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.florin.id.AccountId;
import dev.florin.id.Ids;
import dev.florin.metering.RecordedEvents;
import dev.florin.money.Credits;
import dev.florin.testing.PostgresAndKafka;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import dev.florin.usage.UsageEvent.UsageRecorded;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of years long ago: what other tests keep is not touched. */
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
class UsageRetentionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final AccountId ACCOUNT = new AccountId(Ids.system().next());
    private static final YearMonth APRIL_2022 = YearMonth.of(2022, 4);

    @Inject
    UsageRetention retention;

    @Inject
    RecordedUsageStore recorded;

    @Inject
    Pool pool;

    @Test
    void monthsOlderThanAreKeptAreDroppedWhole() {
        // given
        UsageRecorded february = kept("2020-02-10T00:00:00Z");
        UsageRecorded lastOfMarch = kept("2020-03-31T23:59:59.999Z");
        UsageRecorded firstOfApril = kept("2020-04-01T00:00:00Z");
        UsageRecorded today = kept(Instant.now().toString());

        // when
        List<String> dropped = retention.dropOld(APRIL_2022).await().atMost(PATIENCE);

        // then
        assertThat(dropped).containsExactly("recorded_usage_2020_02", "recorded_usage_2020_03");
        assertThat(List.of(february, lastOfMarch)).noneMatch(this::isKept);
        assertThat(List.of(firstOfApril, today)).allMatch(this::isKept);
        assertThat(retention.dropOld(APRIL_2022).await().atMost(PATIENCE)).isEmpty();
    }

    @Test
    void whatComesLateIsKeptUntilTheNextRun() {
        UsageRecorded early = kept("2020-01-10T00:00:00Z");
        assertThat(retention.dropOld(APRIL_2022).await().atMost(PATIENCE)).isNotEmpty();

        UsageRecorded late = kept("2020-01-20T00:00:00Z");

        assertThat(isKept(early)).isFalse();
        assertThat(isKept(late)).isTrue();
        assertThat(retention.dropOld(APRIL_2022).await().atMost(PATIENCE)).contains("recorded_usage_2020_01");
    }

    @Test
    void theCurrentMonthIsNeverDropped() {
        YearMonth next = YearMonth.now(ZoneOffset.UTC).plusMonths(1);

        assertThatExceptionOfType(PgException.class)
                .isThrownBy(() -> recorded.dropBefore(next, 1).await().atMost(PATIENCE))
                .withMessageContaining("the usage of this month is kept");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new UsageRetention(recorded, () -> 0))
                .withMessage("florin.usage-retention.months: must be at least 1, not 0");
    }

    private UsageRecorded kept(String arrival) {
        UsageRecorded event = RecordedEvents.usage(
                Instant.parse(arrival), ACCOUNT, "m", Usage.of(Meter.INPUT_TOKENS, 1), Credits.of(1));
        pool.withTransaction(transaction -> recorded.add(transaction, List.of(event)))
                .await()
                .atMost(PATIENCE);
        return event;
    }

    private boolean isKept(UsageRecorded event) {
        return recorded.find(ACCOUNT, event.requestId())
                .await()
                .atMost(PATIENCE)
                .isPresent();
    }
}
