package dev.florin.ledger.lease;

import static dev.florin.ledger.LedgerClient.balanceMicros;
import static dev.florin.ledger.LedgerClient.freeMicros;
import static dev.florin.ledger.LedgerClient.lease;
import static dev.florin.ledger.LedgerClient.service;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.id.Ids;
import dev.florin.lease.LeaseRequest;
import dev.florin.lease.LeaseRequest.Ask;
import dev.florin.lease.Node;
import dev.florin.lease.RenewalRequest;
import dev.florin.ledger.LedgerDatabase;
import dev.florin.ledger.Told;
import dev.florin.money.Credits;
import dev.florin.testing.PostgresAndKafka;
import dev.florin.testing.TestStack;
import dev.florin.testing.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
class LeaseResourceTest {

    private static final long CREDIT = Credits.MICROS_PER_CREDIT;
    private static final String EXPIRE =
            "UPDATE lease_epoch SET expires_at = clock_timestamp() - interval '1 second' WHERE epoch = ?";

    @Inject
    LedgerDatabase database;

    private final Told told = new Told(Ids.system().next().getLeastSignificantBits());
    private final AccountId account = told.account();
    private final EpochId epoch = told.epoch();

    @BeforeAll
    static void bePatient() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @Test
    @DisplayName("F9: concurrent replicas never get more than the balance, and all of it when they need it")
    void concurrentGrantsNeverExceedTheBalance() {
        // given
        credit(100);

        // when
        long granted = IntStream.range(0, 30)
                .parallel()
                .mapToLong(replica -> granted("gateway-" + replica, told.epoch(), 7 * CREDIT))
                .sum();

        // then
        assertThat(granted).isEqualTo(100 * CREDIT);
        assertThat(freeMicros(account)).isZero();
    }

    @Test
    void aLostAnswerIsNotGrantedTwice() {
        // given
        credit(100);
        long first = granted("gateway-0", epoch, 10 * CREDIT);

        // when
        long again = granted("gateway-0", epoch, 10 * CREDIT);

        // then
        assertThat(again).isEqualTo(first);
        assertThat(freeMicros(account)).isEqualTo(100 * CREDIT - first);
    }

    @Test
    @DisplayName("2: what others need is recalled from who holds it, once")
    void whatIsMissingIsRecalled() {
        // given
        credit(100);
        EpochId other = told.epoch();
        assertThat(granted("gateway-1", other, 100 * CREDIT)).isEqualTo(100 * CREDIT);

        // when
        lease("gateway-0", epoch, account, 0, CREDIT, CREDIT)
                .then()
                .body("grants[0].grantedMicros", equalTo(0))
                .body("grants[0].elsewhereMicros", equalTo((int) (100 * CREDIT)));

        // then
        renewal("gateway-1", other).body("recalls.accountId", equalTo(List.of(account.toString())));
        renewal("gateway-1", other).body("recalls", empty());
    }

    @Test
    @DisplayName("2: a request that was overtaken by a later one of its replica grants nothing")
    void anOvertakenRequestGrantsNothing() {
        // given
        credit(100);
        Ask ask = new Ask(Node.of(account), Credits.ZERO, Credits.ZERO, Credits.of(1), Credits.of(1));
        service()
                .body(new LeaseRequest("gateway-0", epoch, 7, List.of(), List.of()))
                .post("/leases")
                .then()
                .statusCode(200);

        // when
        service()
                .body(new LeaseRequest("gateway-0", epoch, 6, List.of(ask), List.of()))
                .post("/leases")
                .then()
                .statusCode(200)
                .body("grants", empty());

        // then
        assertThat(freeMicros(account)).isEqualTo(100 * CREDIT);
    }

    @Test
    void lessThanIsOfUseIsNotGranted() {
        // given
        credit(5);
        Ask ask = new Ask(Node.of(account), Credits.ZERO, Credits.of(6), Credits.of(8), Credits.of(20));

        // when
        service()
                .body(new LeaseRequest("gateway-0", epoch, 1, List.of(ask), List.of()))
                .post("/leases")
                .then()
                .body("grants[0].grantedMicros", equalTo(0));

        // then
        assertThat(freeMicros(account)).isEqualTo(5 * CREDIT);
    }

    @Test
    void anUnknownAccountIsGrantedNothing() {
        assertThat(granted("gateway-0", epoch, CREDIT)).isZero();
    }

    @Test
    void anExpiredEpochGetsNothingMore() {
        // given
        credit(100);
        assertThat(granted("gateway-0", epoch, CREDIT)).isEqualTo(CREDIT);
        service()
                .body(new RenewalRequest("gateway-0", epoch, List.of()))
                .post("/leases/renewals")
                .then()
                .body("held", equalTo(true));

        // when
        database.change(EXPIRE, epoch.value());

        // then
        lease("gateway-0", epoch, account, CREDIT, CREDIT, CREDIT)
                .then()
                .statusCode(409)
                .body("code", equalTo("EPOCH_EXPIRED"));
        service()
                .body(new RenewalRequest("gateway-0", epoch, List.of()))
                .post("/leases/renewals")
                .then()
                .body("held", equalTo(false));
    }

    private static ValidatableResponse renewal(String replica, EpochId epoch) {
        return service()
                .body(new RenewalRequest(replica, epoch, List.of()))
                .post("/leases/renewals")
                .then()
                .body("held", equalTo(true));
    }

    @Test
    void nonsenseIsRefusedWithASentence() {
        service()
                .body("{\"replica\":\"gateway-0\",\"epoch\":\"" + epoch
                        + "\",\"number\":1,\"asks\":[{}],\"knownBudgets\":[]}")
                .post("/leases")
                .then()
                .statusCode(400)
                .body("detail", containsString("accountId"));
        service().body("{\"replica\":").post("/leases").then().statusCode(400);
        service().body("{}").post("/leases").then().statusCode(400);
        given().contentType("application/json")
                .body("{}")
                .post("/leases")
                .then()
                .statusCode(401);
    }

    private void credit(long credits) {
        try (TestTopics topics = new TestTopics(TestStack.shared())) {
            topics.send(told.settled(account, credits, 0));
        }
        await().until(() -> balanceMicros(account) == credits * CREDIT);
    }

    private long granted(String replica, EpochId of, long neededMicros) {
        return lease(replica, of, account, 0, neededMicros, neededMicros)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("grants[0].grantedMicros");
    }
}
