package dev.florin.ledger.lease;

import static dev.florin.ledger.LedgerClient.balanceMicros;
import static dev.florin.ledger.LedgerClient.freeMicros;
import static dev.florin.ledger.LedgerClient.lease;
import static dev.florin.ledger.LedgerClient.service;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.id.Ids;
import dev.florin.lease.RenewalRequest;
import dev.florin.ledger.LedgerDatabase;
import dev.florin.ledger.Told;
import dev.florin.money.Credits;
import dev.florin.testing.PostgresAndKafka;
import dev.florin.testing.TestStack;
import dev.florin.testing.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
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
    void anUnknownAccountIsGrantedNothing() {
        assertThat(granted("gateway-0", epoch, CREDIT)).isZero();
    }

    @Test
    void anExpiredEpochGetsNothingMore() {
        // given
        credit(100);
        assertThat(granted("gateway-0", epoch, CREDIT)).isEqualTo(CREDIT);
        service()
                .body(new RenewalRequest("gateway-0", epoch))
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
                .body(new RenewalRequest("gateway-0", epoch))
                .post("/leases/renewals")
                .then()
                .body("held", equalTo(false));
    }

    @Test
    void nonsenseIsRefusedWithASentence() {
        service()
                .body("{\"replica\":\"gateway-0\",\"epoch\":\"" + epoch + "\",\"asks\":[{}]}")
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
