package dev.florin.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class UsageTest {

    @Test
    void zeros_are_left_out_so_that_equal_usage_is_equal() {
        assertThat(new Usage(Map.of(Meter.INPUT_TOKENS, 5L, Meter.IMAGES, 0L)))
                .isEqualTo(Usage.of(Meter.INPUT_TOKENS, 5));
    }

    @Test
    void quantities_are_never_negative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Usage.of(Meter.INPUT_TOKENS, -1))
                .withMessageContaining("tokens.input");
    }

    @Test
    void a_sum_that_does_not_fit_is_an_error() {
        Usage most = Usage.of(Meter.INPUT_TOKENS, Long.MAX_VALUE);

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.plus(most));
    }
}
