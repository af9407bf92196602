package dev.florin.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.florin.money.Credits;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LowBalanceIT {

    /** 1,200 tokens at $10 a million are 12 credits. */
    private static final Completion TWELVE_CREDITS = Completion.of(Completion.LARGE, 1_200);

    private final RunningFlorin florin = RunningFlorin.shared();

    @Test
    @DisplayName("Z5: falling to 300 credits raises one alert, and another only after the balance had recovered")
    void each_crossing_raises_one_alert() {
        Customer customer = florin.operator().openAccount("Watchful Ltd").granted(Credits.of(310));
        long alertsBefore = alerts(customer).size();

        spend(customer, 3);
        long alertsAfterFirstCrossing = alerts(customer).size();
        customer.granted(Credits.of(30));
        spend(customer, 1);
        await().atMost(Customer.PATIENCE).until(() -> customer.balanceMicros() < 300_000_000);
        spend(customer, 1);

        assertThat(alertsBefore).isZero();
        assertThat(alertsAfterFirstCrossing).isEqualTo(1);
        JsonNode alerts = alerts(customer);
        assertThat(alerts).hasSize(2);
        assertThat(alerts.get(0).required("thresholdMicros").longValue()).isEqualTo(300_000_000);
    }

    /** Returns when the ledger has posted all of it, and so told what it tells with the posting. */
    private static void spend(Customer customer, int requests) {
        int before = customer.journal().ofKind("USAGE").size();
        for (int i = 0; i < requests; i++) {
            customer.complete(TWELVE_CREDITS).expect(200);
        }
        await().atMost(Customer.PATIENCE)
                .until(() -> customer.journal().ofKind("USAGE").size() == before + requests);
    }

    private static JsonNode alerts(Customer customer) {
        return customer.get("/v1/account/alerts").required("items");
    }
}
