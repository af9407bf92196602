package dev.florin.gateway.inference;

import static dev.florin.gateway.inference.ChatCompletionsTest.QUESTION;
import static org.assertj.core.api.Assertions.assertThat;

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
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@GatewayTest
@TestProfile(GracePeriodTest.WithGrace.class)
class GracePeriodTest {

    /** What two questions may cost at most. */
    private static final long GRACE_MICROS = 100_000;

    @Inject
    OtherServices services;

    /** An operator who trusts customers whose credits are known, and lets nobody else in. */
    public static final class WithGrace implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "florin.admission.grace-micros",
                    Long.toString(GRACE_MICROS),
                    "florin.admission.byok",
                    "chain",
                    "florin.admission.free",
                    "chain");
        }
    }

    @AfterEach
    void theLedgerComesBack() {
        services.goAway(false);
    }

    @Test
    @DisplayName(
            "2: with the ledger away, a customer who is known is served for a bounded amount, which is told as ever")
    void servesForABoundedAmount() {
        Customer customer = known();
        services.goAway(true);

        int answered = 0;
        Response last = ask(customer);
        while (last.statusCode() == 200 && answered < 100) {
            answered++;
            last = ask(customer);
        }

        assertThat(last.statusCode()).isEqualTo(503);
        long charged = UsageLog.recordedFor(customer, answered).stream()
                .mapToLong(usage -> usage.charge().amountMicros().micros())
                .sum();
        assertThat(answered).isPositive();
        assertThat(charged).isLessThanOrEqualTo(GRACE_MICROS);
    }

    @Test
    @DisplayName("T4: grace never goes beyond a hard budget")
    void aHardBudgetHasNoGrace() {
        Customer customer = Customer.open();
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
                                Credits.of(100),
                                List.of(),
                                ZoneId.of("UTC")));
        ask(customer).then().statusCode(402);
        services.goAway(true);

        ask(customer).then().statusCode(503);
    }

    /** The ledger has told of it before: that it has no credits, and no budgets. */
    private static Customer known() {
        Customer customer = Customer.open();
        ask(customer).then().statusCode(402);
        return customer;
    }

    private static Response ask(Customer customer) {
        return customer.asks().body(QUESTION).post("/v1/chat/completions");
    }
}
