package dev.florin.ledger;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.florin.testing.PostgresAndKafka;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
class OperationsTest {

    @Test
    void readinessAsksTheDatabaseAndKafka() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body(
                        "checks.name",
                        hasItems(
                                containsString("PostgreSQL"),
                                equalTo("SmallRye Reactive Messaging - readiness check")));
    }

    @Test
    void metricsTellTheFoldFromTheLeases() {
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("florin_ledger_folded_events_total"))
                .body(containsString("florin_ledger_dead_letters_total"))
                .body(containsString("florin_ledger_fold_lag_seconds"))
                .body(containsString("florin_ledger_lease_grants_total"))
                .body(containsString("florin_ledger_operator_loss_micros_total"));
    }

    @Test
    void theApiDescribesItself() {
        given().get("/q/openapi").then().statusCode(200).body(containsString("/leases/renewals"));
    }
}
