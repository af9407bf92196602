package dev.florin.gateway.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.florin.catalogue.CatalogueEvent.PricePublished;
import dev.florin.gateway.catalogue.CapacityReport.PlanCapacity;
import dev.florin.gateway.world.GatewayTest;
import dev.florin.gateway.world.GatewayWorld;
import dev.florin.id.EventId;
import dev.florin.id.Ids;
import dev.florin.offering.Offering;
import dev.florin.offering.OfferingFile;
import dev.florin.pricing.Price;
import dev.florin.pricing.PriceVersion;
import dev.florin.pricing.Rate;
import dev.florin.usage.Meter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@GatewayTest
class CapacityTest {

    private static final Offering PLANS =
            OfferingFile.read(Path.of(System.getProperty("florin.root"), "deploy/offerings/plans/offering.yaml"));

    @Test
    @DisplayName("P4: each plan's credits become characters, and pages of as many as were asked for")
    void tellsCharactersAndPages() {
        Price price = price(Meter.INPUT_CHARACTERS, Meter.OUTPUT_CHARACTERS);

        CapacityReport report = CapacityReport.of(offer(price), PLANS, 2_000L);

        assertThat(report.unit()).isEqualTo("characters");
        assertThat(report.plans()).first().isEqualTo(new PlanCapacity("free", "Free", "5000", 71_428L, 35L));
        assertThat(report.plans()).extracting(PlanCapacity::pages).containsExactly(35L, 214L, 892L, 3_214L);
    }

    @Test
    @DisplayName(
            "P4: of a model that is sold by tokens the capacity is in tokens, and pages of characters are not told")
    void tellsTokens() {
        Price price = price(Meter.INPUT_TOKENS, Meter.OUTPUT_TOKENS);

        CapacityReport report = CapacityReport.of(offer(price), PLANS, 2_000L);

        assertThat(report.unit()).isEqualTo("tokens");
        assertThat(report.plans().getFirst().units()).isEqualTo(71_428L);
        assertThat(report.plans().getFirst().pages()).isNull();
        assertThat(report.charactersPerPage()).isNull();
    }

    @Test
    @DisplayName("P4: anybody can ask; an offering without plans has no capacity to tell")
    void isPublic() {
        given().queryParam("model", GatewayWorld.CHARACTER_MODEL)
                .queryParam("charactersPerPage", 2_000)
                .get("/v1/capacity")
                .then()
                .statusCode(200)
                .body("object", equalTo("capacity"))
                .body("unit", equalTo("characters"))
                .body("price_version", equalTo("test/" + GatewayWorld.CHARACTER_MODEL + "@1"))
                .body("characters_per_page", equalTo(2_000))
                .body("plans", empty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            charactersPerPage=2000                              | 400 | model
            model=openai/gpt-4o-mini&charactersPerPage=0        | 400 | charactersPerPage
            model=nobody/sells-this                             | 404 | nobody/sells-this
            """)
    void saysWhatIsWrong(String query, int status, String part) {
        given().get("/v1/capacity?" + query).then().statusCode(status).body("detail", containsString(part));
    }

    private static Price price(Meter input, Meter output) {
        return new Price(
                new PriceVersion("test@1"),
                Instant.EPOCH,
                Map.of(input, new Rate(10_000_000, 1_000), output, new Rate(60_000_000, 1_000)));
    }

    private static PricePublished offer(Price price) {
        return new PricePublished(
                new EventId(Ids.system().next()), "m", "p", "m", 1_000_000, 1_000, price, Instant.EPOCH);
    }
}
