package dev.florin.gateway.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.catalogue.CatalogueEvent.PricePublished;
import dev.florin.id.EventId;
import dev.florin.id.Ids;
import dev.florin.pricing.Price;
import dev.florin.pricing.PriceVersion;
import dev.florin.pricing.Rate;
import dev.florin.usage.Meter;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");

    private final PricePublished first = price("m", 1, JANUARY);
    private final PricePublished second = price("m", 2, MAY);

    @Test
    @DisplayName("T2: a price holds from its time on, until the next one does")
    void thePriceInForceIsTheLatestThatHasBegun() {
        Catalogue catalogue = catalogue(second, first);

        assertThat(catalogue.inForce("m", JANUARY.minusNanos(1))).isEmpty();
        assertThat(catalogue.inForce("m", JANUARY)).contains(first);
        assertThat(catalogue.inForce("m", MAY.minusNanos(1))).contains(first);
        assertThat(catalogue.inForce("m", MAY)).contains(second);
    }

    @Test
    @DisplayName(
            "T2: of two prices with the same beginning the one that was published later holds, in whatever order they come")
    void theLaterPublicationHolds() {
        PricePublished corrected = price("m", 3, MAY, MAY.plusSeconds(60));

        assertThat(catalogue(second, corrected).inForce("m", MAY)).contains(corrected);
        assertThat(catalogue(corrected, second).inForce("m", MAY)).contains(corrected);
    }

    @Test
    @DisplayName("S8: a price that was published for later neither holds nor hides the one in force")
    void aPublishedPriceWaitsForItsTime() {
        PricePublished later = price("m", 2, MAY, JANUARY.plusSeconds(60));

        assertThat(catalogue(first, later).inForce("m", MAY.minusNanos(1))).contains(first);
        assertThat(catalogue(first, later).inForce("m", MAY)).contains(later);
    }

    @Test
    void aVersionToldTwiceStandsOnce() {
        Catalogue catalogue = catalogue(first, second, first);

        assertThat(catalogue.models()).isEqualTo(1);
        assertThat(catalogue.inForce("m", MAY)).contains(second);
        assertThat(catalogue.inForce("m", JANUARY)).contains(first);
    }

    @Test
    void listsWhatIsSoldByName() {
        PricePublished other = price("a", 1, JANUARY);

        assertThat(catalogue(first, other, price("z", 1, MAY)).inForce(JANUARY)).containsExactly(other, first);
    }

    private static Catalogue catalogue(PricePublished... prices) {
        Catalogue catalogue = new Catalogue();
        Stream.of(prices).forEach(catalogue::add);
        return catalogue;
    }

    private static PricePublished price(String model, int version, Instant from) {
        return price(model, version, from, from);
    }

    private static PricePublished price(String model, int version, Instant from, Instant published) {
        Price price = new Price(
                new PriceVersion(model + "@" + version), from, Map.of(Meter.INPUT_TOKENS, new Rate(version, 1)));
        return new PricePublished(new EventId(Ids.system().next()), model, "p", model, 10, 10, price, published);
    }
}
