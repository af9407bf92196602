package dev.florin.gateway.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.gateway.world.GatewayTest;
import dev.florin.gateway.world.GatewayWorld;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@GatewayTest
class ModelsTest {

    @Test
    @DisplayName("F3: the public list of models is the live price list")
    void listsWhatIsSoldNowWithItsPrices() {
        JsonPath list =
                given().get("/v1/models").then().statusCode(200).extract().jsonPath();

        assertThat(list.getString("object")).isEqualTo("list");
        List<String> ids = list.getList("data.id");
        assertThat(ids).contains(GatewayWorld.MODEL).doesNotContain(GatewayWorld.FUTURE_MODEL);
        String model = "data.find { it.id == '" + GatewayWorld.MODEL + "' }";
        assertThat(list.getString(model + ".pricing.currency")).isEqualTo("USD");
        assertThat(list.getString(model + ".pricing.per_million.'tokens.cached_input'"))
                .isEqualTo("0.075");
        assertThat(list.getInt(model + ".pricing.rates.'tokens.output'.amountMicros"))
                .isEqualTo(600_000_000);
    }

    @Test
    @DisplayName("Z6: the list also stands under /api/v1")
    void standsUnderBothPrefixes() {
        assertThat(given().get("/api/v1/models").asString())
                .isEqualTo(given().get("/v1/models").asString());
    }
}
