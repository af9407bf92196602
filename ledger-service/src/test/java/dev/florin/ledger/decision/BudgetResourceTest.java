package dev.florin.ledger.decision;

import static dev.florin.ledger.LedgerClient.balanceMicros;
import static dev.florin.ledger.LedgerClient.lease;
import static dev.florin.ledger.LedgerClient.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.florin.budget.BudgetKind;
import dev.florin.budget.BudgetWindow;
import dev.florin.budget.CountedBudget;
import dev.florin.event.Topics;
import dev.florin.id.AccountId;
import dev.florin.id.BudgetId;
import dev.florin.id.EpochId;
import dev.florin.id.Ids;
import dev.florin.id.ProjectId;
import dev.florin.lease.AccountBudgets;
import dev.florin.lease.BudgetsVersion;
import dev.florin.lease.LeaseAnswer;
import dev.florin.lease.LeaseRequest;
import dev.florin.lease.LeaseRequest.Ask;
import dev.florin.lease.Node;
import dev.florin.lease.RenewalAnswer;
import dev.florin.lease.RenewalRequest;
import dev.florin.ledger.LedgerEvent.BudgetAlerted;
import dev.florin.ledger.Told;
import dev.florin.money.Credits;
import dev.florin.testing.PostgresAndKafka;
import dev.florin.testing.TestStack;
import dev.florin.testing.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** T4: budgets over HTTP, in the books and in leases. */
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
class BudgetResourceTest {

    private static final long CREDIT = 1_000_000;
    private static final String REPLICA = "budgeted-gateway";

    private static TestTopics topics;

    private final Told told = new Told(Ids.system().next().getLeastSignificantBits());
    private final AccountId account = told.account();
    private final ProjectId project = new ProjectId(Ids.system().next());
    private final EpochId epoch = told.epoch();
    private long requests = 1_000_000;

    @BeforeAll
    static void open() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        topics = new TestTopics(TestStack.shared());
    }

    @AfterAll
    static void close() {
        topics.close();
    }

    @BeforeEach
    void anAccountHasCredits() {
        topics.send(told.opened(account));
        topics.send(told.settled(account, 100, 0));
        await().until(() -> balanceMicros(account) == 100 * CREDIT);
    }

    @Test
    @DisplayName("T4: a budget is added once, changed and removed over the API")
    void isAddedChangedAndRemoved() {
        // given
        BudgetId budget = added("key", terms(10 * CREDIT));
        assertThat(added("key", terms(10 * CREDIT))).isEqualTo(budget);
        await().until(() -> limits().equals(List.of(10_000_000)));

        // when
        put(budget, terms(3 * CREDIT)).then().statusCode(202);

        // then
        await().until(() -> limits().equals(List.of(3_000_000)));
        service()
                .get("/accounts/{id}/budgets", account.toString())
                .then()
                .body("[0].budget.spender", equalTo(project.toString()))
                .body("[0].budget.zone", equalTo("Europe/Berlin"))
                .body("[0].spentMicros", equalTo(0));
        service()
                .delete("/accounts/{id}/budgets/{budget}?author=jane", account.toString(), budget.toString())
                .then()
                .statusCode(202);
        await().until(() -> limits().isEmpty());
        put(budget, terms(CREDIT)).then().statusCode(404);
    }

    @Test
    @DisplayName("T4: what is leased and spent of a budget never exceeds its limit, and a share of it alerts")
    void isLeasedSpentAndAlerted() {
        // given
        BudgetId id = added("key", terms(10 * CREDIT));
        await().until(() -> !limits().isEmpty());
        AccountBudgets known = budgets(ask(Node.of(account), 20 * CREDIT)).getFirst();
        BudgetWindow window = known.budgets().getFirst().windowAt(Instant.now());

        // when
        LeaseAnswer answer = ask(new Node(account, window), 8 * CREDIT);
        LeaseAnswer more = ask(new Node(account, window), 8 * CREDIT, 8 * CREDIT);
        CountedBudget counted = new CountedBudget(id, window.start(), BudgetKind.HARD);
        topics.send(told.counted(told.usage(account, epoch, 6 * CREDIT, 8 * CREDIT), counted));

        // then
        assertThat(answer.grants().getFirst().grantedMicros()).isEqualTo(Credits.of(8));
        assertThat(more.grants().getFirst().grantedMicros()).isEqualTo(Credits.of(10));
        assertThat(more.grants().getFirst().freeMicros()).isEqualTo(Credits.ZERO);
        await().untilAsserted(() -> service()
                .get("/accounts/{id}/budgets", account.toString())
                .then()
                .body("[0].spentMicros", equalTo(6_000_000))
                .body("[0].leasedMicros", equalTo(4_000_000)));
        var unusedAlerts = topics.await(
                Topics.LEDGER_ALERTS,
                alerts -> alerts.stream()
                        .anyMatch(alert -> alert instanceof BudgetAlerted used
                                && used.accountId().equals(account)
                                && used.thresholdMicros().equals(Credits.of(5))));
        service()
                .get("/accounts/{id}/alerts", account.toString())
                .then()
                .body("items[0].budget.budgetId", equalTo(id.toString()));
    }

    @Test
    @DisplayName(
            "T4: who holds leases of the account hears of every change until it says so, and gives back what it does not use")
    void replicasHearOfChanges() {
        // given
        lease(REPLICA, epoch, account, 0, CREDIT, CREDIT).then().statusCode(200);
        BudgetId id = added("key", terms(10 * CREDIT));
        await().until(() -> !renewed(List.of()).changedBudgets().isEmpty());
        BudgetsVersion first = renewed(List.of()).changedBudgets().getFirst();
        assertThat(renewed(List.of(first)).changedBudgets()).isEmpty();
        BudgetWindow window = budgets(ask(Node.of(account), 0))
                .getFirst()
                .budgets()
                .getFirst()
                .windowAt(Instant.now());
        LeaseAnswer unusedLease = ask(new Node(account, window), CREDIT);

        // when
        put(id, terms(CREDIT)).then().statusCode(202);
        await().until(() -> limits().equals(List.of(1_000_000)));

        // then
        LeaseAnswer told = ask(Node.of(account), 0);
        assertThat(told.changedBudgets())
                .singleElement()
                .satisfies(version -> assertThat(version.version()).isGreaterThan(first.version()));
        RenewalAnswer renewed = renewed(List.of(first));
        assertThat(renewed.changedBudgets()).isEqualTo(told.changedBudgets());
        assertThat(renewed.recalls()).contains(new Node(account, window));
    }

    @Test
    void nonsenseIsRefusedWithASentence() {
        refused(terms(CREDIT).replace(project.toString(), account.toString()), "prj_");
        refused(terms(CREDIT).replace("Europe/Berlin", "Europe/Bielefeld"), "Europe/Bielefeld");
        refused(terms(CREDIT).replace("[50]", "[50,50]"), "alertPercents");
        refused(terms(CREDIT).replace("\"period\":\"DAY\",", ""), "period is missing");
        refused(terms(CREDIT).replace("\"author\":\"jane\"", "\"author\":\" \""), "author");
        refused(terms(-1), "limitMicros");
        service()
                .body(terms(CREDIT))
                .post("/accounts/{id}/budgets", account.toString())
                .then()
                .statusCode(400)
                .body("detail", containsString("Idempotency-Key"));
        service()
                .delete(
                        "/accounts/{id}/budgets/{budget}",
                        account.toString(),
                        new BudgetId(Ids.system().next()).toString())
                .then()
                .statusCode(400)
                .body("detail", containsString("author"));
        service()
                .get("/accounts/{id}/budgets", account.toString())
                .then()
                .statusCode(200)
                .body("", empty());
    }

    private void refused(String terms, String because) {
        add("refused", terms).then().statusCode(400).body("detail", containsString(because));
    }

    @Test
    @DisplayName(
            "T4: an account has a hundred budgets at most, and the hundredth that is asked for again is answered as before")
    void theHundredthIsTheLast() {
        // given
        for (int i = 0; i < 99; i++) {
            topics.send(told.set(account, told.budget(BudgetKind.SOFT, CREDIT)));
        }
        await().until(() -> limits().size() == 99);
        BudgetId last = added("last", terms(CREDIT));
        await().until(() -> limits().size() == 100);

        // when
        BudgetId again = added("last", terms(CREDIT));

        // then
        assertThat(again).isEqualTo(last);
        add("more", terms(CREDIT)).then().statusCode(400);
    }

    private BudgetId added(String key, String terms) {
        return BudgetId.fromString(
                add(key, terms).then().statusCode(202).extract().path("budgetId"));
    }

    private Response add(String key, String terms) {
        return service().header("Idempotency-Key", key).body(terms).post("/accounts/{id}/budgets", account.toString());
    }

    private Response put(BudgetId budget, String terms) {
        return service().body(terms).put("/accounts/{id}/budgets/{budget}", account.toString(), budget.toString());
    }

    private String terms(long limitMicros) {
        return "{\"spender\":\"" + project
                + "\",\"name\":\"research\",\"period\":\"DAY\",\"kind\":\"HARD\",\"limitMicros\":" + limitMicros
                + ",\"alertPercents\":[50],\"timeZone\":\"Europe/Berlin\",\"author\":\"jane\"}";
    }

    private List<Integer> limits() {
        return service()
                .get("/accounts/{id}/budgets", account.toString())
                .jsonPath()
                .getList("budget.limitMicros", Integer.class);
    }

    private LeaseAnswer ask(Node node, long wantedMicros) {
        return ask(node, 0, wantedMicros);
    }

    private LeaseAnswer ask(Node node, long knownMicros, long neededMicros) {
        Credits needed = new Credits(neededMicros);
        Ask ask = new Ask(node, new Credits(knownMicros), Credits.ZERO, needed, needed);
        BudgetsVersion nothing = new BudgetsVersion(account, BudgetsVersion.UNKNOWN);
        return service()
                .body(new LeaseRequest(REPLICA, epoch, ++requests, List.of(ask), List.of(nothing)))
                .post("/leases")
                .then()
                .statusCode(200)
                .extract()
                .as(LeaseAnswer.class);
    }

    private static List<AccountBudgets> budgets(LeaseAnswer answer) {
        return answer.budgets();
    }

    private RenewalAnswer renewed(List<BudgetsVersion> heard) {
        return service()
                .body(new RenewalRequest(REPLICA, epoch, heard))
                .post("/leases/renewals")
                .as(RenewalAnswer.class);
    }
}
