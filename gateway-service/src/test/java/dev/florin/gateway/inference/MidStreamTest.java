package dev.florin.gateway.inference;

import static dev.florin.gateway.world.GatewayWorld.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.florin.budget.Budget;
import dev.florin.budget.BudgetKind;
import dev.florin.budget.BudgetPeriod;
import dev.florin.gateway.world.Customer;
import dev.florin.gateway.world.GatewayTest;
import dev.florin.gateway.world.OtherServices;
import dev.florin.gateway.world.UsageLog;
import dev.florin.id.BudgetId;
import dev.florin.id.Ids;
import dev.florin.id.ProjectId;
import dev.florin.money.Credits;
import dev.florin.usage.Meter;
import dev.florin.usage.UsageEvent.UsageRecorded;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A token of output costs 600 micro-credits here, and a stretch has 1,024 of them. */
@GatewayTest
class MidStreamTest {

    private static final long STRETCH_MICROS = 1_024 * 600;

    @Inject
    OtherServices services;

    @AfterEach
    void theLedgerComesBack() {
        services.goAway(false);
    }

    @Test
    @DisplayName("F9: credits that run out in the middle of a stream end it with the usage and F9's error, none unused")
    void endsWhereTheCreditsEnd() {
        // given
        Customer customer = Customer.open();
        services.books().add(customer.accountId(), Credits.of(1));

        // when
        List<String> events = stream(customer, 3_000, "");

        // then
        UsageRecorded recorded = UsageLog.recordedFor(customer, 1).getFirst();
        assertThat(events.getLast())
                .contains("{\"error\":{", "\"type\":\"insufficient_credits\"", "\"code\":\"credits_exhausted\"");
        assertThat(events.get(events.size() - 2)).contains("\"choices\":[]", "\"usage\":{", "\"cost\":0.000");
        assertThat(recorded.usage().quantity(Meter.OUTPUT_TOKENS)).isEqualTo(shown(events));
        assertThat(recorded.charge().amountMicros()).isBetween(new Credits(980_000), Credits.of(1));
        assertThat(recorded.reservedMicros()).isBetween(recorded.charge().amountMicros(), Credits.of(1));
    }

    @Test
    @DisplayName("T4: a budget that runs out in the middle of a stream ends it, and is named")
    void endsWhereABudgetEnds() {
        // given
        Customer customer = Customer.open();
        services.books().add(customer.accountId(), Credits.of(100));
        String project = customer.asks().get("/v1/account").path("projectId");
        services.books()
                .limit(
                        customer.accountId(),
                        new Budget(
                                new BudgetId(Ids.system().next()),
                                ProjectId.fromString(project),
                                "research",
                                BudgetPeriod.TOTAL,
                                BudgetKind.HARD,
                                Credits.of(1),
                                List.of(),
                                ZoneId.of("UTC")));

        // when
        List<String> events = stream(customer, 3_000, "");

        // then
        assertThat(events.getLast())
                .contains("\"type\":\"insufficient_credits\"", "\"code\":\"budget_exhausted\"", "'research'");
        assertThat(UsageLog.recordedFor(customer, 1).getFirst().charge().amountMicros())
                .isBetween(new Credits(980_000), Credits.of(1));
    }

    @Test
    @DisplayName("2: a stream reserves a stretch at first, and then what it needs, far below its maximum")
    void reservesAsItGoes() {
        Customer customer = Customer.open();
        services.books().add(customer.accountId(), Credits.of(100));

        assertThat(stream(customer, 10, "").getLast()).isEqualTo("data: [DONE]");
        assertThat(stream(customer, 6_000, "\"max_tokens\": 16000,").getLast()).isEqualTo("data: [DONE]");

        List<UsageRecorded> recorded = UsageLog.recordedFor(customer, 2);
        assertThat(recorded.getFirst().reservedMicros()).isLessThan(new Credits(STRETCH_MICROS + 10_000));
        assertThat(recorded.getLast().charge().amountMicros()).isGreaterThan(new Credits(6_000 * 600));
        assertThat(recorded.getLast().reservedMicros())
                .isBetween(
                        recorded.getLast().charge().amountMicros(),
                        recorded.getLast().charge().amountMicros().plus(new Credits(3 * STRETCH_MICROS)));
    }

    @Test
    @DisplayName("F9: a limit of a stretch or less is reserved or refused before anything is sent")
    void aShortAnswerIsReservedAsAWhole() {
        Customer customer = Customer.open();
        services.books().add(customer.accountId(), new Credits(500_000));

        assertThat(stream(customer, 10, "\"max_tokens\": 1000,").getLast()).contains("\"code\":\"credits_exhausted\"");

        assertThat(stream(customer, 10, "\"max_tokens\": 2000,").getLast()).isEqualTo("data: [DONE]");
    }

    @Test
    @DisplayName(
            "2: where the ledger cannot be asked for more, a stream ends with what is reserved, and is charged for it")
    void endsWhenTheLedgerIsAway() throws Exception {
        // given
        Customer customer = Customer.open();
        services.books().add(customer.accountId(), Credits.of(1));

        // when
        List<String> events;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<String>> streamed = threads.submit(() -> stream(customer, 3_000, "", 1));
            await().until(() -> services.books().leased(customer.accountId()).micros() > STRETCH_MICROS);
            services.goAway(true);
            events = streamed.get();
        }

        // then
        UsageRecorded recorded = UsageLog.recordedFor(customer, 1).getFirst();
        assertThat(events.getLast()).contains("\"code\":\"ledger_unavailable\"");
        assertThat(recorded.usage().quantity(Meter.OUTPUT_TOKENS)).isEqualTo(shown(events));
        assertThat(recorded.charge().amountMicros()).isBetween(new Credits(600_000), recorded.reservedMicros());
    }

    private static List<String> stream(Customer customer, int tokens, String limit) {
        return stream(customer, tokens, limit, 0);
    }

    private static List<String> stream(Customer customer, int tokens, String limit, int delayMillis) {
        String body = """
                {"model": "%s", "stream": true, %s "messages": [{"role": "user", "content": "river stone green"}],
                 "metadata": {"demo_output_tokens": "%d", "demo_delay_millis": "%d"}}""".formatted(MODEL, limit, tokens, delayMillis);
        return customer.asks()
                .body(body)
                .post("/v1/chat/completions")
                .asString()
                .lines()
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The demo upstream sends a token at a time, between an empty piece and the finish. */
    private static long shown(List<String> events) {
        return events.stream()
                .filter(event -> event.contains("\"content\":\"") && !event.contains("\"content\":\"\""))
                .count();
    }
}
