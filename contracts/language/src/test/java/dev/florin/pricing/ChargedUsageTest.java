package dev.florin.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChargedUsageTest {

    @Test
    void aMeterWithARateOfItsOwnIsChargedByIt() {
        Usage reported = Usage.of(Meter.INPUT_TOKENS, 10).with(Meter.CACHE_WRITE_1H_TOKENS, 5);

        ChargedUsage charged = ChargedUsage.of(reported, price(Meter.INPUT_TOKENS, Meter.CACHE_WRITE_1H_TOKENS));

        assertThat(charged.usage()).isEqualTo(reported);
    }

    @Test
    void whatThePriceDoesNotTellApartCountsMoreBroadlyAndOnlyThere() {
        Usage reported = Usage.of(Meter.INPUT_TOKENS, 10)
                .with(Meter.CACHE_WRITE_TOKENS, 3)
                .with(Meter.CACHE_WRITE_1H_TOKENS, 5)
                .with(Meter.IMAGE_INPUT_TOKENS, 7);

        ChargedUsage charged = ChargedUsage.of(reported, price(Meter.INPUT_TOKENS, Meter.CACHE_WRITE_TOKENS));

        assertThat(charged.usage()).isEqualTo(Usage.of(Meter.INPUT_TOKENS, 17).with(Meter.CACHE_WRITE_TOKENS, 8));
        assertThat(charged.lost()).isEmpty();
    }

    @Test
    @DisplayName("T9: a request is counted where the price charges for requests, and only there")
    void aRequestIsCountedWhereThePriceChargesForRequests() {
        Usage reported = Usage.of(Meter.INPUT_TOKENS, 10);

        assertThat(ChargedUsage.of(reported, price(Meter.INPUT_TOKENS, Meter.REQUESTS))
                        .usage())
                .isEqualTo(reported.with(Meter.REQUESTS, 1));
        assertThat(ChargedUsage.of(reported, price(Meter.INPUT_TOKENS)).usage()).isEqualTo(reported);
    }

    @Test
    @DisplayName("S8: what was charged at one price is put under the meters of another, and at its own it stays")
    void whatWasChargedAtOnePriceIsPutUnderTheMetersOfAnother() {
        Usage charged = Usage.of(Meter.CACHED_INPUT_TOKENS, 10).with(Meter.REQUESTS, 1);

        assertThat(ChargedUsage.of(charged, price(Meter.CACHED_INPUT_TOKENS, Meter.REQUESTS))
                        .usage())
                .isEqualTo(charged);
        assertThat(ChargedUsage.of(charged, price(Meter.INPUT_TOKENS)))
                .isEqualTo(new ChargedUsage(Usage.of(Meter.INPUT_TOKENS, 10), Set.of()));
    }

    @Test
    void whatHasNoRateAtAllIsNamed() {
        Usage reported = Usage.of(Meter.INPUT_TOKENS, 10).with(Meter.WEB_SEARCHES, 2);

        ChargedUsage charged = ChargedUsage.of(reported, price(Meter.INPUT_TOKENS));

        assertThat(charged.usage()).isEqualTo(Usage.of(Meter.INPUT_TOKENS, 10));
        assertThat(charged.lost()).containsExactly(Meter.WEB_SEARCHES);
    }

    private static Price price(Meter... meters) {
        Map<Meter, Rate> rates =
                Stream.of(meters).collect(Collectors.toMap(Function.identity(), meter -> new Rate(1, 1)));
        return new Price(new PriceVersion("test"), Instant.EPOCH, rates);
    }
}
