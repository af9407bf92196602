package dev.florin.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.florin.money.Credits;
import dev.florin.pricing.Rating.Rated;
import dev.florin.pricing.Rating.Unpriced;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RatingTest {

    private static final BigDecimal CREDITS_PER_DOLLAR = BigDecimal.valueOf(1000);

    @Test
    @DisplayName("Z2: $0.15 a million input tokens stay $0.15 a million, to the last micro-credit")
    void zero_markup_is_exact() {
        Price price = priceOf(Map.of(
                Meter.INPUT_TOKENS, Rate.ofCurrency(new BigDecimal("0.15"), 1_000_000, CREDITS_PER_DOLLAR),
                Meter.OUTPUT_TOKENS, Rate.ofCurrency(new BigDecimal("0.60"), 1_000_000, CREDITS_PER_DOLLAR)));

        assertThat(chargeOf(Usage.of(Meter.INPUT_TOKENS, 1_000_000), price)).isEqualTo(Credits.of(150));
        assertThat(chargeOf(Usage.of(Meter.INPUT_TOKENS, 25).with(Meter.OUTPUT_TOKENS, 150), price))
                .isEqualTo(new Credits(25 * 150 + 150 * 600));
    }

    @Test
    @DisplayName("T2: the charge records the price version and the rounding")
    void the_charge_names_its_price() {
        Price price = priceOf(Map.of(Meter.REQUESTS, new Rate(7, 1)));

        Rating rating = Rating.rate(Usage.of(Meter.REQUESTS, 1), price);

        assertThat(rating).isEqualTo(new Rated(new Charge(new Credits(7), price.version(), Rounding.HALF_UP)));
    }

    @Test
    void a_meter_without_a_rate_is_refused_never_free() {
        Price price = priceOf(Map.of(Meter.INPUT_TOKENS, new Rate(150, 1)));

        assertThat(Rating.rate(Usage.of(Meter.IMAGES, 1), price)).isEqualTo(new Unpriced(Meter.IMAGES));
    }

    @Test
    void the_sum_is_rounded_once_and_not_each_meter() {
        Price price = priceOf(Map.of(Meter.INPUT_TOKENS, new Rate(1, 3), Meter.OUTPUT_TOKENS, new Rate(1, 3)));

        assertThat(chargeOf(Usage.of(Meter.INPUT_TOKENS, 1).with(Meter.OUTPUT_TOKENS, 1), price))
                .isEqualTo(new Credits(1));
    }

    @Test
    void a_charge_that_does_not_fit_is_an_error() {
        Price price = priceOf(Map.of(Meter.GPU_SECONDS, new Rate(Long.MAX_VALUE, 1)));

        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Rating.rate(Usage.of(Meter.GPU_SECONDS, 2), price));
    }

    @Test
    void every_charge_equals_the_decimal_arithmetic_of_a_book_keeper() {
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            Map<Meter, Rate> rates = new EnumMap<>(Meter.class);
            Map<Meter, Long> quantities = new EnumMap<>(Meter.class);
            for (Meter meter : Meter.values()) {
                rates.put(meter, new Rate(random.nextLong(1_000_000_000), 1 + random.nextLong(1_000_000)));
                quantities.put(meter, random.nextLong(100_000));
            }
            Price price = priceOf(rates);
            Usage usage = new Usage(quantities);

            assertThat(chargeOf(usage, price)).isEqualTo(byBookKeeper(usage, price));
        }
    }

    @Test
    void a_price_in_currency_becomes_an_exact_rate() {
        assertThat(Rate.ofCurrency(new BigDecimal("0.00000054687500001"), 1, BigDecimal.ONE))
                .isEqualTo(new Rate(54_687_500_001L, 100_000_000_000L));
    }

    private static Credits byBookKeeper(Usage usage, Price price) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<Meter, Long> entry : usage.quantities().entrySet()) {
            Rate rate = Objects.requireNonNull(price.rates().get(entry.getKey()));
            BigDecimal amount = BigDecimal.valueOf(entry.getValue()).multiply(BigDecimal.valueOf(rate.amountMicros()));
            sum = sum.add(amount.divide(BigDecimal.valueOf(rate.perUnits()), 120, RoundingMode.HALF_EVEN));
        }
        return new Credits(sum.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    private static Credits chargeOf(Usage usage, Price price) {
        return ((Rated) Rating.rate(usage, price)).charge().amountMicros();
    }

    private static Price priceOf(Map<Meter, Rate> rates) {
        return new Price(new PriceVersion("test/model@1"), Instant.EPOCH, rates);
    }
}
