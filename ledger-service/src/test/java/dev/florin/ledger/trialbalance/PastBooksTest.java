package dev.florin.ledger.trialbalance;

import static dev.florin.ledger.LedgerClient.balanceMicros;
import static dev.florin.ledger.LedgerClient.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.id.Ids;
import dev.florin.ledger.Told;
import dev.florin.testing.PostgresAndKafka;
import dev.florin.testing.TestStack;
import dev.florin.testing.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
class PastBooksTest {

    private static final long CREDIT = 1_000_000;

    private final Told told = new Told(Ids.system().next().getLeastSignificantBits());
    private final AccountId account = told.account();
    private final EpochId epoch = told.epoch();

    @BeforeAll
    static void bePatient() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @BeforeEach
    void anAccountWithAPast() {
        try (TestTopics topics = new TestTopics(TestStack.shared())) {
            topics.send(told.settled(account, 100, 21));
            await().until(() -> balanceMicros(account) == 100 * CREDIT);
            topics.send(told.usage(account, epoch, 3 * CREDIT, 3 * CREDIT));
            topics.send(told.usage(account, epoch, 2 * CREDIT, 2 * CREDIT));
        }
        await().until(() -> balanceMicros(account) == 95 * CREDIT);
    }

    @Test
    void theBalanceBehindEachTransferIsTheOneThatItLeft() {
        JsonPath transfers =
                service().get("/accounts/{id}/transfers", account.toString()).jsonPath();
        List<Long> sequences = transfers.getList("items.position.sequence", Long.class);

        List<Long> balances = new ArrayList<>();
        sequences.forEach(sequence ->
                balances.add(past("position", String.valueOf(sequence)).getLong("balanceMicros")));

        assertThat(balances).isEqualTo(transfers.getList("items.balanceAfterMicros", Long.class));
        assertThat(past("position", String.valueOf(sequences.getLast() - 1)).getLong("balanceMicros"))
                .isZero();
    }

    @Test
    void everyPastBalanceSaysWhichPlaceItReflects() {
        assertThat(past("position", "0").getLong("position.sequence")).isZero();
        assertThat(past("at", "2001-01-01T00:00:00Z").getLong("balanceMicros")).isZero();
        assertThat(past("at", "2001-01-01T00:00:00Z").getLong("position.sequence"))
                .isZero();
        JsonPath latest = past("at", "2199-01-01T00:00:00Z");
        assertThat(latest.getLong("balanceMicros")).isEqualTo(95 * CREDIT);
        assertThat(latest.getLong("position.sequence")).isPositive();
    }

    @Test
    void theTrialBalanceIsEvenInEveryUnit() {
        JsonPath balance =
                service().get("/trial-balance").then().statusCode(200).extract().jsonPath();

        assertThat(balance.getList("units.unit")).contains("credit_micros", "USD_minor");
        assertThat(balance.getList("units.debits", Long.class))
                .isEqualTo(balance.getList("units.credits", Long.class))
                .allMatch(sum -> sum > 0);
        assertThat(balance.getList("positions.partition")).isNotEmpty();
    }

    @Test
    void theTrialBalanceOfABeginningIsEmpty() {
        JsonPath balance = service()
                .queryParam("at", "2001-01-01T00:00:00Z")
                .get("/trial-balance")
                .jsonPath();

        assertThat(balance.getList("units")).isEmpty();
        assertThat(balance.getList("positions.sequence", Long.class))
                .isNotEmpty()
                .allMatch(sequence -> sequence == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"at=yesterday", "position=-1", "position=x", "at=2026-11-01T00:00:00Z&position=1"})
    void nonsenseIsRefusedWithASentence(String query) {
        service()
                .get("/accounts/" + account + "/balance?" + query)
                .then()
                .statusCode(400)
                .body("detail", containsString("must be"));
    }

    private JsonPath past(String parameter, String value) {
        return service()
                .queryParam(parameter, value)
                .get("/accounts/{id}/balance", account.toString())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
