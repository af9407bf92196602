package dev.florin.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CreditsTest {

    @Test
    void a_sum_that_does_not_fit_is_an_error() {
        Credits most = new Credits(Long.MAX_VALUE);

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.plus(new Credits(1)));
    }

    @Test
    void credits_never_fall_below_zero() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Credits.of(1).minus(new Credits(1_000_001)));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> new Credits(-1));
    }

    @Test
    void people_read_whole_credits_with_decimals() {
        assertThat(Credits.of(10_000)).hasToString("10000");
        assertThat(new Credits(1_500_001)).hasToString("1.500001");
        assertThat(Credits.ZERO).hasToString("0");
    }

    @Test
    void what_is_taken_and_what_is_left_add_up() {
        Random random = new Random(20261121);
        for (int i = 0; i < 10_000; i++) {
            Credits whole = new Credits(random.nextLong(Long.MAX_VALUE));
            Credits taken = new Credits(random.nextLong(whole.micros() + 1));

            assertThat(whole.minus(taken).plus(taken)).isEqualTo(whole);
        }
    }
}
