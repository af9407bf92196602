package dev.florin.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.usage.Meter;
import dev.florin.usage.ProviderCost;
import dev.florin.usage.Usage;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProviderPriceTest {

    private static final Currency USD = Currency.getInstance("USD");
    private static final Usage BY_CHARACTERS = Usage.of(Meter.INPUT_CHARACTERS, 400)
            .with(Meter.OUTPUT_CHARACTERS, 90)
            .with(Meter.REQUESTS, 1);
    private static final Usage REPORTED = Usage.of(Meter.INPUT_TOKENS, 100)
            .with(Meter.CACHED_INPUT_TOKENS, 50)
            .with(Meter.OUTPUT_TOKENS, 20);

    @Test
    @DisplayName("S2, P2: a provider goes by what it reported and by requests, whatever the customer was charged by")
    void a_provider_goes_by_what_it_reported() {
        ProviderPrice price = price(Map.of(
                Meter.INPUT_TOKENS,
                new Rate(3, 1),
                Meter.OUTPUT_TOKENS,
                new Rate(10, 1),
                Meter.REQUESTS,
                new Rate(7, 1)));

        assertThat(price.costOf(BY_CHARACTERS, REPORTED)).contains(new ProviderCost(150 * 3 + 20 * 10 + 7, USD));
        assertThat(price.costOf(REPORTED, null)).contains(new ProviderCost(150 * 3 + 20 * 10, USD));
    }

    @Test
    void a_provider_whose_price_goes_by_characters_goes_by_what_was_counted() {
        ProviderPrice price =
                price(Map.of(Meter.INPUT_CHARACTERS, new Rate(1, 1), Meter.OUTPUT_CHARACTERS, new Rate(2, 1)));

        assertThat(price.costOf(BY_CHARACTERS, REPORTED)).contains(new ProviderCost(400 + 2 * 90, USD));
    }

    private static ProviderPrice price(Map<Meter, Rate> rates) {
        return new ProviderPrice(USD, new Price(new PriceVersion("test/a@1"), Instant.EPOCH, rates));
    }
}
