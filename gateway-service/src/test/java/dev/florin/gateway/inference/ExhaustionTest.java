package dev.florin.gateway.inference;

import static dev.florin.gateway.inference.ChatCompletionsTest.QUESTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.florin.budget.Budget;
import dev.florin.budget.BudgetKind;
import dev.florin.budget.BudgetPeriod;
import dev.florin.budget.CountedBudget;
import dev.florin.gateway.world.Customer;
import dev.florin.gateway.world.GatewayTest;
import dev.florin.gateway.world.OtherServices;
import dev.florin.gateway.world.UsageLog;
import dev.florin.id.BudgetId;
import dev.florin.id.Ids;
import dev.florin.id.ProjectId;
import dev.florin.money.Credits;
import dev.florin.usage.UsageEvent.LeaseReturned;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@GatewayTest
class ExhaustionTest {

    private static final long CHARGE_MICROS = 6_450;

    @Inject
    OtherServices services;

    @Test
    @DisplayName("F9: concurrent requests do not get past the last credit")
    void concurrentRequestsStayWithinTheBalance() throws Exception {
        // given
        Customer customer = Customer.open();
        Credits balance = new Credits(100_000);
        services.books().add(customer.accountId(), balance);

        // when
        List<Integer> statuses = askConcurrently(customer, 40);

        // then
        long answered = statuses.stream().filter(status -> status == 200).count();
        assertThat(statuses).containsOnly(200, 402);
        assertThat(answered).isBetween(1L, balance.micros() / CHARGE_MICROS);
        assertThat(services.books().leased(customer.accountId())).isLessThanOrEqualTo(balance);
        assertThat(UsageLog.recordedFor(customer, Math.toIntExact(answered))).hasSize(Math.toIntExact(answered));
    }

    @Test
    @DisplayName("T4: a request is refused by the budget of its key's project, and told by which")
    void aBudgetRefusesByName() {
        // given
        Customer customer = Customer.open();
        services.books().add(customer.accountId(), Credits.of(10));
        String project = customer.asks().get("/v1/account").path("projectId");
        Budget budget = new Budget(
                new BudgetId(Ids.system().next()),
                ProjectId.fromString(project),
                "research",
                BudgetPeriod.MONTH,
                BudgetKind.HARD,
                new Credits(10 * CHARGE_MICROS),
                List.of(),
                ZoneId.of("UTC"));
        services.books().limit(customer.accountId(), budget);

        // when
        customer.asks().body(QUESTION).post("/v1/chat/completions").then().statusCode(200);
        Response refused = customer.asks().body(QUESTION).post("/v1/chat/completions");
        for (int further = 0; further < 10 && refused.statusCode() == 200; further++) {
            refused = customer.asks().body(QUESTION).post("/v1/chat/completions");
        }

        // then
        refused.then()
                .statusCode(402)
                .body("error.code", equalTo("budget_exhausted"))
                .body("error.message", containsString("'research' (" + budget.budgetId() + ") of " + project))
                .body("error.message", containsString("this month"));
        assertThat(UsageLog.recordedFor(customer, 1).getFirst().countedIn())
                .containsExactly(new CountedBudget(
                        budget.budgetId(), budget.windowAt(Instant.now()).start(), BudgetKind.HARD));
    }

    @Test
    void aLeaseThatIsNotUsedGoesBackBehindTheUsage() {
        // given
        Customer customer = Customer.open();
        services.books().add(customer.accountId(), Credits.of(10));

        // when
        customer.asks().body(QUESTION).post("/v1/chat/completions").then().statusCode(200);

        // then
        LeaseReturned returned = UsageLog.returnedFor(customer, 1).getFirst();
        Credits leased = services.books().leased(customer.accountId());
        assertThat(returned.amountMicros()).isEqualTo(leased.minus(new Credits(CHARGE_MICROS)));
        assertThat(returned.epoch())
                .isEqualTo(UsageLog.recordedFor(customer, 1).getFirst().epoch());
    }

    private static List<Integer> askConcurrently(Customer customer, int requests) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = IntStream.range(0, requests)
                    .mapToObj(i -> threads.submit(() -> customer.asks()
                            .body(QUESTION)
                            .post("/v1/chat/completions")
                            .statusCode()))
                    .toList();
            threads.close();
            return answers.stream().map(Future::resultNow).toList();
        }
    }
}
