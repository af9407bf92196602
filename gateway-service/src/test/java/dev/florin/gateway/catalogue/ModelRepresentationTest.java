package dev.florin.gateway.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.florin.catalogue.CatalogueEvent.PricePublished;
import dev.florin.gateway.catalogue.ModelRepresentation.Pricing;
import dev.florin.id.EventId;
import dev.florin.id.Ids;
import dev.florin.money.Credits;
import dev.florin.offering.Offering;
import dev.florin.offering.OfferingFile;
import dev.florin.pricing.ContextTier;
import dev.florin.pricing.Price;
import dev.florin.pricing.PriceVersion;
import dev.florin.pricing.Rate;
import dev.florin.usage.Meter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ModelRepresentationTest {

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();
    private static final Offering OFFERING =
            OfferingFile.read(Path.of(System.getProperty("florin.root"), "deploy/offerings/zero-markup/offering.yaml"));
    private static final PriceVersion VERSION = new PriceVersion("test/m@1");
    private static final Map<Meter, Rate> RATES = Map.of(Meter.INPUT_TOKENS, new Rate(150, 1));

    @Test
    @DisplayName("F3: what a long prompt and the shortest request cost stands in the public price list too")
    void aPriceIsShownWhole() {
        ContextTier tier = new ContextTier(200_000, Map.of(Meter.INPUT_TOKENS, new Rate(300, 1)));

        JsonNode pricing = shown(new Price(VERSION, Instant.EPOCH, RATES, List.of(tier), new Credits(1_000), null));

        assertThat(pricing.at("/context_tiers/0/above_prompt_tokens").asLong()).isEqualTo(200_000);
        assertThat(pricing.at("/context_tiers/0/per_million/tokens.input").asText())
                .isEqualTo("0.3");
        assertThat(pricing.at("/minimum_charge_micros").asLong()).isEqualTo(1_000);
        assertThat(pricing.has("free")).isFalse();
    }

    @Test
    @DisplayName("F2: a free model is told to be free; what a price does not have is not told")
    void aFreeModelSaysSo() {
        Map<Meter, Rate> zero = Map.of(Meter.INPUT_TOKENS, new Rate(0, 1));

        JsonNode pricing = shown(new Price(VERSION, Instant.EPOCH, zero, null, null, true));

        assertThat(pricing.path("free").asBoolean()).isTrue();
        assertThat(pricing.has("context_tiers")).isFalse();
        assertThat(pricing.has("minimum_charge_micros")).isFalse();
    }

    private static JsonNode shown(Price price) {
        PricePublished offer = new PricePublished(
                new EventId(Ids.system().next()), "m", "p", "m", 1_000_000, 1_000, price, Instant.EPOCH);
        Pricing pricing = ModelRepresentation.from(offer, OFFERING).pricing();
        return JSON.valueToTree(pricing);
    }
}
