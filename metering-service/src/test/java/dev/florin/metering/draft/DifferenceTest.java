package dev.florin.metering.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.metering.catalogue.ListedModel;
import dev.florin.metering.catalogue.PriceList;
import dev.florin.metering.draft.ModelChange.FieldChange;
import dev.florin.money.Credits;
import dev.florin.pricing.ContextTier;
import dev.florin.pricing.Fraction;
import dev.florin.pricing.Price;
import dev.florin.pricing.PriceVersion;
import dev.florin.pricing.ProviderPrice;
import dev.florin.pricing.Rate;
import dev.florin.usage.Meter;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final Instant NEXT_YEAR = Instant.parse("2027-01-01T00:00:00Z");
    private static final Map<Meter, Rate> RATES =
            Map.of(Meter.INPUT_TOKENS, new Rate(150_000_000, 1_000_000), Meter.OUTPUT_TOKENS, new Rate(600, 1));

    @Test
    @DisplayName("S8: a draft tells what is new, what changes meter by meter, and what it does not name")
    void aDraftIsComparedWithWhatIsInForce() {
        PriceList published =
                PriceList.of(List.of(listed("changed", 1, JANUARY, RATES), listed("gone", 1, JANUARY, RATES)));
        Map<Meter, Rate> dearer = Map.of(Meter.INPUT_TOKENS, new Rate(1, 3), Meter.REASONING_TOKENS, new Rate(600, 1));

        Difference difference = Difference.between(
                published, List.of(draft("changed", dearer), draft("new", Map.of(Meter.IMAGES, new Rate(7, 2)))), NOW);

        assertThat(difference.gone()).containsExactly("gone");
        assertThat(difference.added().getFirst().rates())
                .containsExactly(new RateChange(Meter.IMAGES, null, null, Fraction.of(7, 2)));
        assertThat(difference.changed().getFirst().rates())
                .containsExactly(
                        new RateChange(Meter.INPUT_TOKENS, null, Fraction.of(150, 1), Fraction.of(1, 3)),
                        new RateChange(Meter.OUTPUT_TOKENS, null, Fraction.of(600, 1), null),
                        new RateChange(Meter.REASONING_TOKENS, null, null, Fraction.of(600, 1)));
    }

    @Test
    void aRateThatIsWrittenOtherwiseIsTheSame() {
        PriceList published = PriceList.of(List.of(listed("m", 1, JANUARY, RATES)));
        DraftModel reduced =
                draft("m", Map.of(Meter.INPUT_TOKENS, new Rate(150, 1), Meter.OUTPUT_TOKENS, new Rate(1_200, 2)));

        assertThat(Difference.between(published, List.of(reduced), NOW).unchanged())
                .isEqualTo(1);
        assertThat(Difference.versions(published, List.of(reduced), "o", NOW)).isEmpty();
    }

    @Test
    void tiersLimitsMinimumAndCostsAreComparedToo() {
        PriceList published = PriceList.of(List.of(listed("m", 1, JANUARY, RATES)));
        Price price = new Price(
                new PriceVersion("d"),
                Instant.EPOCH,
                RATES,
                List.of(new ContextTier(200_000, Map.of(Meter.INPUT_TOKENS, new Rate(300, 1)))),
                new Credits(5),
                null);
        ProviderPrice cost = new ProviderPrice(
                Currency.getInstance("USD"),
                new Price(new PriceVersion("d"), Instant.EPOCH, Map.of(Meter.INPUT_TOKENS, new Rate(1, 10))));
        DraftModel draft = new DraftModel("m", "p", "m", 20, 10, price, cost);

        ModelChange change =
                Difference.between(published, List.of(draft), NOW).changed().getFirst();

        assertThat(change.rates())
                .containsExactly(new RateChange(Meter.INPUT_TOKENS, 200_000L, null, Fraction.of(300, 1)));
        assertThat(change.costs()).containsExactly(new RateChange(Meter.INPUT_TOKENS, null, null, Fraction.of(1, 10)));
        assertThat(change.fields())
                .containsExactly(
                        new FieldChange("contextTokens", "10", "20"),
                        new FieldChange("minimumCharge", "0", "0.000005"),
                        new FieldChange("costCurrency", null, "USD"));
    }

    @Test
    @DisplayName("T2: a draft's price gets the next number, and does not hold before it is published")
    void aPublicationNumbersTheVersions() {
        PriceList published = PriceList.of(List.of(listed("m", 1, JANUARY, RATES), listed("m", 4, NEXT_YEAR, RATES)));
        DraftModel draft = draft("m", Map.of(Meter.INPUT_TOKENS, new Rate(1, 1)));

        ListedModel version =
                Difference.versions(published, List.of(draft), "o", NOW).getFirst();

        assertThat(version.version()).isEqualTo(5);
        assertThat(version.price().version()).isEqualTo(new PriceVersion("o/m@5"));
        assertThat(version.price().effectiveFrom()).isEqualTo(NOW);
    }

    @Test
    @DisplayName("S8: a price can be published now and hold later")
    void aLaterTimeStays() {
        PriceList published = PriceList.of(List.of(listed("m", 1, JANUARY, RATES)));
        Price later = new Price(new PriceVersion("d"), NEXT_YEAR, Map.of(Meter.INPUT_TOKENS, new Rate(1, 1)));
        DraftModel draft = new DraftModel("m", "p", "m", 10, 10, later, null);

        List<ListedModel> versions = Difference.versions(published, List.of(draft), "o", NOW);

        assertThat(versions.getFirst().price().effectiveFrom()).isEqualTo(NEXT_YEAR);
        PriceList after = PriceList.of(List.of(listed("m", 1, JANUARY, RATES), versions.getFirst()));
        assertThat(after.inForce("m", NEXT_YEAR.minusNanos(1)).orElseThrow().version())
                .isEqualTo(1);
        assertThat(after.inForce("m", NEXT_YEAR).orElseThrow().version()).isEqualTo(2);
    }

    private static ListedModel listed(String model, int version, Instant from, Map<Meter, Rate> rates) {
        return new ListedModel(
                model,
                "p",
                model,
                10,
                10,
                version,
                new Price(ListedModel.versionName("o", model, version), from, rates));
    }

    private static DraftModel draft(String model, Map<Meter, Rate> rates) {
        return new DraftModel(model, "p", model, 10, 10, new Price(new PriceVersion("d"), Instant.EPOCH, rates), null);
    }
}
