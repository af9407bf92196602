package dev.florin.metering.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.id.DraftId;
import dev.florin.id.Ids;
import dev.florin.metering.draft.DraftModel;
import dev.florin.pricing.Fraction;
import dev.florin.pricing.Markup;
import dev.florin.pricing.Price;
import dev.florin.pricing.Rate;
import dev.florin.usage.Meter;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExactImportTest {
    private static final int TRIES = 3_000;
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    @Test
    @DisplayName(
            "S2, Z2: whatever decimal a cost is, the rate is that times the credits of a dollar, and not a digit else")
    void everyCostComesThroughExactly() {
        long seed = Long.getLong("florin.test.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            String cost = (1 + random.nextInt(9_999_999)) + "e-" + (6 + random.nextInt(7));
            BigDecimal credits = BigDecimal.valueOf(1 + random.nextInt(1_000_000), random.nextInt(4));
            int markup = random.nextInt(3) == 0 ? 0 : random.nextInt(20_000);

            DraftModel model = imported(cost, credits, markup);

            assertThat(model.price().rates().get(Meter.INPUT_TOKENS))
                    .as("%s dollars, %s credits a dollar, %d basis points, seed %d", cost, credits, markup, seed)
                    .extracting(Rate::perUnit)
                    .isEqualTo(expected(cost, credits, 10_000 + markup));
            Price costs = Objects.requireNonNull(model.providerPrice()).price();
            assertThat(costs.rates().get(Meter.INPUT_TOKENS))
                    .as("cost %s, seed %d", cost, seed)
                    .extracting(Rate::perUnit)
                    .isEqualTo(expected(cost, BigDecimal.ONE, 10_000));
        }
    }

    /** By another way than the import's: one division of integers. */
    private static Fraction expected(String dollars, BigDecimal perDollar, long basisPoints) {
        BigDecimal product =
                new BigDecimal(dollars).multiply(perDollar).multiply(MILLION).multiply(BigDecimal.valueOf(basisPoints));
        BigInteger scale = BigInteger.TEN.pow(40);
        return new Fraction(
                product.multiply(new BigDecimal(scale)).toBigIntegerExact(),
                scale.multiply(BigInteger.valueOf(10_000)));
    }

    private static DraftModel imported(String cost, BigDecimal creditsPerDollar, int markup) {
        String file = """
                {"m": {"litellm_provider": "p", "mode": "embedding", "max_tokens": 10, "input_cost_per_token": %s}}""".formatted(cost);
        return CommunityImport.read(
                        new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                        new DraftId(Ids.system().next()),
                        new ImportOptions(new Markup(markup), creditsPerDollar, Set.of(), Instant.EPOCH))
                .models()
                .getFirst();
    }
}
