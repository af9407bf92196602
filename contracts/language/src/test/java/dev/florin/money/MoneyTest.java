package dev.florin.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @Test
    void more_decimals_than_the_currency_has_are_an_error() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Money.ofMajor(new BigDecimal("10.005"), Currency.getInstance("USD")));
        assertThat(Money.ofMajor(new BigDecimal("10"), Currency.getInstance("JPY")))
                .isEqualTo(Money.of(10, "JPY"));
    }

    @Test
    void currencies_do_not_mix() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Money.of(1, "EUR").plus(Money.of(1, "USD")))
                .withMessageContaining("USD");
    }

    @ParameterizedTest
    @CsvSource({"1000, 19, 190", "1050, 19, 200", "5, 19, 1", "2, 19, 0", "1000, 8.1, 81", "50, 5, 3"})
    void tax_is_rounded_once_half_up_to_the_minor_unit(long net, BigDecimal percent, long tax) {
        assertThat(Money.of(net, "EUR").percent(percent)).isEqualTo(Money.of(tax, "EUR"));
    }
}
