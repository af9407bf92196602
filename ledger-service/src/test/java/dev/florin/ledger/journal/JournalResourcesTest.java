package dev.florin.ledger.journal;

import static dev.florin.ledger.LedgerClient.balanceMicros;
import static dev.florin.ledger.LedgerClient.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.id.Ids;
import dev.florin.ledger.LedgerDatabase;
import dev.florin.ledger.Told;
import dev.florin.money.Credits;
import dev.florin.payment.PaymentEvent.PaymentSettled;
import dev.florin.testing.PostgresAndKafka;
import dev.florin.testing.TestStack;
import dev.florin.testing.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
class JournalResourcesTest {

    private static final long CREDIT = Credits.MICROS_PER_CREDIT;

    @Inject
    LedgerDatabase database;

    private final Told told = new Told(Ids.system().next().getLeastSignificantBits());
    private final AccountId account = told.account();
    private final EpochId epoch = told.epoch();
    private final PaymentSettled payment = told.settled(account, 100, 21);

    @BeforeAll
    static void bePatient() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @BeforeEach
    void anAccountWithMovements() {
        try (TestTopics topics = new TestTopics(TestStack.shared())) {
            topics.send(payment);
            await().until(() -> balanceMicros(account) == 100 * CREDIT);
            topics.send(told.usage(account, epoch, 1_500_000, 2 * CREDIT));
            topics.send(told.usage(account, epoch, 250_000, CREDIT));
        }
        await().until(() -> balanceMicros(account) == 98_250_000);
    }

    @Test
    @DisplayName("S1: transfers are read page by page, newest first, and explain the balance")
    void transfersAreReadPageByPage() {
        // when
        List<Integer> amounts = new ArrayList<>();
        Long next = Long.MAX_VALUE;
        while (next != null) {
            JsonPath page = service()
                    .queryParam("limit", 1)
                    .queryParam("before", next)
                    .get("/accounts/{id}/transfers", account.toString())
                    .jsonPath();
            amounts.addAll(page.getList("items.amount", Integer.class));
            next = page.getObject("next", Long.class);
        }

        // then
        assertThat(amounts).containsExactly(250_000, 1_500_000, 21, 100_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"transfers", "alerts", "transfers?before=1", "alerts?before=1"})
    @DisplayName("S1: every page says how far the journal reached, also one without items")
    void everyPageSaysWhatItReflects(String list) {
        // given
        String ends = " FROM journal_partition p JOIN account USING (partition) WHERE account_id = ?";
        long end = database.number("SELECT p.last_sequence" + ends, account.value());

        // when
        JsonPath page = service()
                .get("/accounts/" + account + "/" + list)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        // then
        assertThat(page.getLong("position.sequence")).isGreaterThanOrEqualTo(end);
        assertThat(page.getLong("position.partition"))
                .isEqualTo(database.number("SELECT p.partition" + ends, account.value()));
    }

    @Test
    @DisplayName("S10: the statement as CSV opens, moves and closes")
    void theStatementIsExportedAsCsv() {
        // when
        String csv = service()
                .queryParam("format", "csv")
                .get("/accounts/{id}/statement", account.toString())
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .extract()
                .asString();

        // then
        List<String> lines = csv.lines().toList();
        assertThat(lines).hasSize(6);
        assertThat(lines.getFirst()).isEqualTo("time,kind,amount,balance,reference,transfer");
        assertThat(lines.get(1)).contains("OPENING_BALANCE,,0,");
        assertThat(lines.get(2)).contains(",PURCHASE,100,100," + payment.orderId());
        assertThat(lines.get(3)).contains(",USAGE,-1.5,98.5,req_");
        assertThat(lines.getLast()).contains("CLOSING_BALANCE,,98.25,");
    }

    @Test
    @DisplayName("S10: a statement's period opens with the balance before it")
    void aStatementBeginsWithTheBalanceBeforeIt() {
        // given
        String behindAll = Instant.ofEpochSecond(database.number("""
                SELECT 1 + ceil(extract(epoch FROM max(booked_at))) FROM journal_partition""")).toString();

        // when
        JsonPath statement = service()
                .queryParam("from", behindAll)
                .get("/accounts/{id}/statement", account.toString())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        // then
        assertThat(statement.getLong("openingBalanceMicros")).isEqualTo(98_250_000);
        assertThat(statement.getList("movements.amountMicros", Long.class)).isEmpty();
        assertThat(statement.getLong("closingBalanceMicros")).isEqualTo(98_250_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transfers?limit=0",
                "transfers?limit=501",
                "transfers?before=x",
                "statement?from=yesterday",
                "statement?from=2026-11-02&to=2026-11-01",
                "alerts?limit=ten",
            })
    void nonsenseIsRefusedWithASentence(String query) {
        service()
                .get("/accounts/" + account + "/" + query)
                .then()
                .statusCode(400)
                .body("detail", containsString("must be"));
    }

    @Test
    void anUnknownAccountHasNoBalance() {
        service()
                .get("/accounts/{id}/balance", told.account().toString())
                .then()
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void theJournalCannotBeRewritten() {
        assertThatThrownBy(() -> database.change(
                        "UPDATE transfer SET amount = amount + 1 WHERE account_id = ?", account.value()))
                .hasMessageContaining("permission denied");
    }
}
