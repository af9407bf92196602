package dev.florin.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.money.Credits;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CapacityTest {

    @Test
    @DisplayName("P4: one unit more each way would cost more than the credits")
    void it_is_the_most_that_the_credits_pay_for() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            // given
            Price price = byCharacters(
                    new Rate(random.nextInt(100_000_000), 1 + random.nextInt(5_000)),
                    new Rate(1 + random.nextInt(100_000_000), 1 + random.nextInt(5_000)));
            Credits credits = new Credits(random.nextLong() >>> (1 + random.nextInt(63)));

            // when
            long most = Capacity.of(price, credits).orElseThrow();

            // then
            assertThat(charge(price, most)).as("seed " + seed).isLessThanOrEqualTo(credits);
            assertThat(most == (1L << 52) - 1 || credits.isLessThan(charge(price, most + 1)))
                    .as("seed " + seed)
                    .isTrue();
        }
    }

    @Test
    void a_price_by_tokens_is_enough_for_tokens_and_its_tiers_do_not_count() {
        Price price = new Price(
                new PriceVersion("test@1"),
                Instant.EPOCH,
                Map.of(Meter.INPUT_TOKENS, new Rate(1_000_000, 1), Meter.OUTPUT_TOKENS, new Rate(1_000_000, 1)),
                List.of(new ContextTier(10, Map.of(Meter.INPUT_TOKENS, new Rate(9_000_000, 1)))),
                null,
                null);

        assertThat(Capacity.of(price, Credits.of(100))).hasValue(50);
    }

    @Test
    void what_cannot_be_counted_or_costs_nothing_has_no_capacity() {
        Price free = new Price(
                new PriceVersion("test@1"),
                Instant.EPOCH,
                Map.of(Meter.INPUT_TOKENS, new Rate(0, 1), Meter.OUTPUT_TOKENS, new Rate(0, 1)),
                null,
                null,
                true);
        Price images = new Price(new PriceVersion("test@1"), Instant.EPOCH, Map.of(Meter.IMAGES, new Rate(1, 1)));

        assertThat(Capacity.of(free, Credits.of(1))).isEmpty();
        assertThat(Capacity.of(images, Credits.of(1))).isEmpty();
    }

    private static Price byCharacters(Rate input, Rate output) {
        return new Price(
                new PriceVersion("test@1"),
                Instant.EPOCH,
                Map.of(Meter.INPUT_CHARACTERS, input, Meter.OUTPUT_CHARACTERS, output));
    }

    private static Credits charge(Price price, long each) {
        Usage usage = Usage.of(Meter.INPUT_CHARACTERS, each).with(Meter.OUTPUT_CHARACTERS, each);
        return ((Rating.Rated) Rating.rate(usage, price)).charge().amountMicros();
    }
}
