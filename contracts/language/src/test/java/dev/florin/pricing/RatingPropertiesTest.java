package dev.florin.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.florin.money.Credits;
import dev.florin.pricing.Rating.Rated;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RatingPropertiesTest {

    private static final int TRIES = 20_000;
    private static final long SEED = Long.getLong("florin.test.seed", 20261128);
    private static final String SEED_TEXT = "seed " + SEED + " (-Dflorin.test.seed)";

    private final RandomPricing random = new RandomPricing(SEED);

    @Test
    @DisplayName("T2, Z2: every charge is the exact sum, rounded once, half up")
    void every_charge_is_what_whole_numbers_of_any_size_say() {
        int beyondLongs = 0;
        for (int i = 0; i < TRIES; i++) {
            Price price = random.price();
            Usage usage = random.usage();
            Discount discount = random.discount();
            Credits amount = charge(usage, price, discount);

            assertThat(isRoundedHalfUp(amount, usage, price, discount))
                    .as("%s: %s of %s less %s", SEED_TEXT, usage, price, discount)
                    .isTrue();
            beyondLongs += LongRating.micros(usage, price, price.tierFor(usage), discount.keptBasisPoints())
                            == LongRating.DOES_NOT_FIT
                    ? 1
                    : 0;
        }
        assertThat(beyondLongs).as("both ways are taken").isBetween(TRIES / 100, TRIES * 9 / 10);
    }

    @Test
    void a_charge_that_does_not_fit_is_an_error_and_no_other_is() {
        int refused = 0;
        for (int i = 0; i < TRIES; i++) {
            Price price = random.price();
            Usage usage = random.excessive();
            Discount discount = random.discount();
            boolean fits = !Exact.of(usage, price, discount)
                    .isAtLeastHalf(
                            BigInteger.valueOf(Long.MAX_VALUE).shiftLeft(1).add(BigInteger.ONE));
            if (fits) {
                assertThat(isRoundedHalfUp(charge(usage, price, discount), usage, price, discount))
                        .as("%s: %s at %s less %s", SEED_TEXT, usage, price, discount)
                        .isTrue();
            } else {
                refused++;
                assertThatExceptionOfType(ArithmeticException.class)
                        .as(SEED_TEXT)
                        .isThrownBy(() -> charge(usage, price, discount));
            }
        }
        assertThat(refused).isBetween(TRIES / 100, TRIES * 99 / 100);
    }

    @Test
    void an_explanation_explains_the_charge() {
        for (int i = 0; i < TRIES; i++) {
            Price price = random.price();
            Usage usage = random.usage();
            Discount discount = random.discount();

            assertThat(Explanation.of(usage, price, discount))
                    .as(SEED_TEXT)
                    .map(Explanation::charge)
                    .contains(rated(usage, price, discount));
        }
    }

    @Test
    void more_usage_never_costs_less() {
        for (int i = 0; i < TRIES; i++) {
            Price price = random.linear();
            Usage usage = random.usage();
            Usage more = usage.plus(random.usage());
            Discount discount = random.discount();

            assertThat(charge(usage, price, discount)).as(SEED_TEXT).isLessThanOrEqualTo(charge(more, price, discount));
        }
    }

    @Test
    void two_requests_cost_what_one_with_the_usage_of_both_does_up_to_their_rounding() {
        for (int i = 0; i < TRIES; i++) {
            Price price = random.linear();
            Usage one = random.usage();
            Usage other = random.usage();
            Discount discount = random.discount();
            long apart = charge(one, price, discount).micros()
                    + charge(other, price, discount).micros();

            assertThat(charge(one.plus(other), price, discount).micros())
                    .as(SEED_TEXT)
                    .isBetween(apart - 1, apart + 1);
        }
    }

    @Test
    @DisplayName("F11, T10: a discount never raises a charge, and the larger one never costs more")
    void a_discount_never_raises_a_charge() {
        for (int i = 0; i < TRIES; i++) {
            Price price = random.price();
            Usage usage = random.usage();
            Discount one = random.discount();
            Discount other = random.discount();

            assertThat(charge(usage, price, one.max(other)))
                    .as(SEED_TEXT)
                    .isLessThanOrEqualTo(charge(usage, price, one))
                    .isLessThanOrEqualTo(charge(usage, price, other))
                    .isLessThanOrEqualTo(charge(usage, price, Discount.NONE));
        }
    }

    @Test
    void no_usage_within_the_limits_costs_more_than_the_most() {
        int reached = 0;
        for (int i = 0; i < TRIES; i++) {
            Price price = random.price();
            List<UsageLimit> limits = random.limits();
            Discount discount = random.discount();
            Usage usage = random.within(limits);
            Credits most =
                    ((Rated) MostCharged.of(limits, price, discount)).charge().amountMicros();

            assertThat(charge(usage, price, discount))
                    .as("%s: %s within %s at %s", SEED_TEXT, usage, limits, price)
                    .isLessThanOrEqualTo(most);
            reached += charge(usage, price, discount).equals(most) ? 1 : 0;
        }
        assertThat(reached).as("the bound is no larger than needed").isPositive();
    }

    private static boolean isRoundedHalfUp(Credits amount, Usage usage, Price price, Discount discount) {
        Exact exact = Exact.of(usage, price, discount);
        BigInteger doubled = BigInteger.valueOf(amount.micros()).shiftLeft(1);
        boolean isNearest = exact.isAtLeastHalf(doubled.subtract(BigInteger.ONE))
                && !exact.isAtLeastHalf(doubled.add(BigInteger.ONE));
        Credits minimum = price.minimumCharge();
        return isNearest && !amount.isLessThan(minimum)
                || amount.equals(minimum) && !exact.isAtLeastHalf(doubled.add(BigInteger.ONE));
    }

    /** The discounted sum, neither reduced nor rounded. */
    private record Exact(BigInteger numerator, BigInteger denominator) {

        static Exact of(Usage usage, Price price, Discount discount) {
            ContextTier tier = tierByBookKeeper(usage, price);
            BigInteger numerator = BigInteger.ZERO;
            BigInteger denominator = BigInteger.valueOf(10_000);
            for (Map.Entry<Meter, Long> used : usage.quantities().entrySet()) {
                Rate own = Objects.requireNonNull(price.rates().get(used.getKey()));
                Rate rate = tier == null ? own : tier.rates().getOrDefault(used.getKey(), own);
                BigInteger product = BigInteger.valueOf(used.getValue())
                        .multiply(BigInteger.valueOf(rate.amountMicros()))
                        .multiply(BigInteger.valueOf(10_000 - discount.basisPoints()));
                BigInteger per = BigInteger.valueOf(rate.perUnits());
                numerator =
                        numerator.multiply(per).add(product.multiply(denominator.divide(BigInteger.valueOf(10_000))));
                denominator = denominator.multiply(per);
            }
            return new Exact(numerator, denominator);
        }

        boolean isAtLeastHalf(BigInteger halves) {
            return numerator.shiftLeft(1).compareTo(halves.multiply(denominator)) >= 0;
        }
    }

    private static @Nullable ContextTier tierByBookKeeper(Usage usage, Price price) {
        long prompt = usage.within(Meter.INPUT_TOKENS);
        return price.tiers().stream()
                .filter(tier -> prompt > tier.abovePromptTokens())
                .reduce((shorter, longer) -> longer)
                .orElse(null);
    }

    private static Credits charge(Usage usage, Price price, Discount discount) {
        return rated(usage, price, discount).amountMicros();
    }

    private static Charge rated(Usage usage, Price price, Discount discount) {
        return ((Rated) Rating.rate(usage, price, discount)).charge();
    }
}
