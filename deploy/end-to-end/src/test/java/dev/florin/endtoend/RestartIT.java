package dev.florin.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.florin.money.Credits;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RestartIT {

    private final RunningFlorin florin = RunningFlorin.shared();

    @Test
    @DisplayName("down and up: accounts, keys, balances and the journal are as they were, and work goes on")
    void down_and_up_keep_everything() {
        Customer customer = florin.operator().openAccount("Returning Ltd").granted(Credits.of(10));
        customer.complete(Completion.of(Completion.MINI, 500)).expect(200);
        await().atMost(Customer.PATIENCE)
                .until(() -> customer.journal().ofKind("USAGE").size() == 1);
        Journal journal = customer.journal();
        JsonNode demo = florin.status();

        florin.down();
        florin.up();

        assertThat(florin.status().required("accountId")).isEqualTo(demo.required("accountId"));
        assertThat(florin.status().required("apiKey")).isEqualTo(demo.required("apiKey"));
        assertThat(customer.journal()).isEqualTo(journal);
        assertThat(customer.balanceMicros()).isEqualTo(journal.explainedBalanceMicros());
        customer.complete(Completion.of(Completion.MINI, 500)).expect(200);
        await().atMost(Customer.PATIENCE)
                .until(() -> customer.journal().ofKind("USAGE").size() == 2);
    }
}
