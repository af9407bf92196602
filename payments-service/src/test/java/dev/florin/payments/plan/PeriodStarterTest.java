package dev.florin.payments.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.florin.id.AccountId;
import dev.florin.payments.StripeAndInvoicing;
import dev.florin.testing.PostgresAndKafka;
import dev.florin.testing.TestStack;
import dev.florin.testing.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Due periods on a real database, at times that are still to come: the service's own worker starts none of them. */
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(StripeAndInvoicing.class)
class PeriodStarterTest {

    private static final int ALL = 10_000;

    @Inject
    PeriodStarter starter;

    @Inject
    Pool pool;

    private final TestTopics topics = new TestTopics(TestStack.shared());
    private Subscribers subscribers;

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @BeforeEach
    void connect() {
        subscribers = new Subscribers(topics, pool);
        // What other tests have left behind is due by then too.
        int _ = start(inDays(35), ALL);
    }

    @AfterEach
    void disconnect() {
        topics.close();
    }

    @Test
    @DisplayName("P3: several workers at once start each due period once")
    void several_workers_start_each_period_once() throws Exception {
        // given
        List<AccountId> accounts =
                IntStream.range(0, 10).mapToObj(_ -> subscribers.open()).toList();
        Callable<Integer> worker = () -> startAll(inDays(35));

        // when
        List<Integer> started = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> each : threads.invokeAll(Collections.nCopies(4, worker))) {
                started.add(each.get());
            }
        }

        // then
        assertThat(started.stream().mapToInt(Integer::intValue).sum()).isEqualTo(accounts.size());
        for (AccountId account : accounts.subList(0, 3)) {
            assertThat(subscribers.told(account)).containsExactly("free 5000", "free 5000");
        }
    }

    @Test
    @DisplayName("P3: what a killed worker has begun is passed over by the others, and then started once")
    void what_a_killed_worker_has_begun_is_started_by_another() {
        // given
        AccountId account = subscribers.open();
        List<Integer> meanwhile = new ArrayList<>();

        // when
        assertThatExceptionOfType(Killed.class)
                .isThrownBy(() -> pool.withTransaction(transaction -> beginAndDie(transaction, meanwhile))
                        .await()
                        .atMost(Subscribers.PATIENCE));
        int afterwards = start(inDays(35), ALL);
        int again = start(inDays(35), ALL);

        // then
        assertThat(meanwhile).containsExactly(1, 0);
        assertThat(afterwards).isEqualTo(1);
        assertThat(again).isZero();
        assertThat(subscribers.told(account)).containsExactly("free 5000", "free 5000");
    }

    @Test
    @DisplayName("P3: after an outage of several periods only the present one starts")
    void after_an_outage_only_the_present_period_starts() {
        // given
        AccountId account = subscribers.open();
        Instant later = inDays(100);

        // when
        int started = startAll(later);

        // then
        assertThat(started).isPositive();
        Instant start = Instant.parse(Subscribers.plan(account).path("periodStart"));
        Instant end = Instant.parse(Subscribers.plan(account).path("periodEnd"));
        assertThat(later).isBetween(start, end);
        assertThat(subscribers.told(account)).containsExactly("free 5000", "free 5000");
    }

    @Test
    @DisplayName("P3: what was decided for the period's end is made then, overage included")
    void what_was_decided_for_the_periods_end_is_made_then() {
        // given
        AccountId account = subscribers.open();
        Subscribers.put(account, "up", "starter", "period_end")
                .then()
                .statusCode(200)
                .body("planId", equalTo("free"))
                .body("change.planId", equalTo("starter"));

        // when
        int _ = startAll(inDays(35));

        // then
        Subscribers.plan(account)
                .then()
                .body("planId", equalTo("starter"))
                .body("creditsMicros", equalTo(30_000_000_000L))
                .body("overageLimitMicros", equalTo(30_000_000_000L))
                .body("change", nullValue());
        assertThat(subscribers.told(account))
                .containsExactly("free 5000", "starter 30000", "limit 30000 by plan starter");

        // when
        Subscribers.end(account, "down", "period_end").then().statusCode(204);
        int _ = startAll(inDays(70));

        // then
        Subscribers.plan(account).then().statusCode(404);
        assertThat(subscribers.told(account))
                .endsWith("starter 0", "limit 0 by plan starter")
                .hasSize(5);
    }

    /** While it holds what it has begun, another worker comes by. */
    private Uni<Void> beginAndDie(SqlConnection transaction, List<Integer> meanwhile) {
        return starter.startDue(transaction, inDays(35), ALL)
                .invoke(meanwhile::add)
                .chain(() -> starter.startDue(inDays(35), ALL))
                .invoke(meanwhile::add)
                .chain(() -> Uni.createFrom().failure(new Killed()));
    }

    private int startAll(Instant now) {
        int all = 0;
        int some = start(now, 3);
        while (some > 0) {
            all += some;
            some = start(now, 3);
        }
        return all;
    }

    private int start(Instant now, int limit) {
        return starter.startDue(now, limit).await().atMost(Subscribers.PATIENCE);
    }

    private static Instant inDays(int days) {
        return Instant.now().truncatedTo(ChronoUnit.MICROS).plus(Duration.ofDays(days));
    }
}
