package dev.florin.gateway.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.florin.offering.OfferingFile;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PlansResourceTest {

    @Test
    @DisplayName("P1, P3: the public list shows the plans with credits and overage, and what a credit costs")
    void the_list_shows_credits_overage_and_price() {
        JsonNode shown = shown("plans");

        assertThat(shown.at("/currency").asText()).isEqualTo("USD");
        assertThat(shown.at("/creditPrice").asText()).isEqualTo("0.0001");
        assertThat(shown.at("/defaultPlanId").asText()).isEqualTo("free");
        assertThat(shown.at("/plans").findValuesAsText("id")).containsExactly("free", "starter", "standard", "pro");
        assertThat(shown.at("/plans/0").has("overageLimitMicros")).isFalse();
        assertThat(shown.at("/plans/3/monthlyCreditsMicros").asLong()).isEqualTo(450_000_000_000L);
        assertThat(shown.at("/plans/3/overageLimitMicros").asLong()).isEqualTo(450_000_000_000L);
    }

    @Test
    void an_offering_without_plans_lists_none() {
        JsonNode shown = shown("zero-markup");

        assertThat(shown.at("/plans")).isEmpty();
        assertThat(shown.has("defaultPlanId")).isFalse();
    }

    private static JsonNode shown(String preset) {
        Path file = Path.of(System.getProperty("florin.root"), "deploy/offerings", preset, "offering.yaml");
        return new ObjectMapper().valueToTree(new PlansResource(OfferingFile.read(file)).plans());
    }
}
