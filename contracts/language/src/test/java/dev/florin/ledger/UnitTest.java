package dev.florin.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import org.junit.jupiter.api.Test;

class UnitTest {

    @Test
    void amounts_are_shown_with_all_the_decimals_that_matter() {
        assertThat(Unit.CREDIT_MICROS.show(1_500_000)).isEqualTo("1.5 credits");
        assertThat(Unit.CREDIT_MICROS.show(100_000_000)).isEqualTo("100 credits");
        assertThat(Unit.minorOf(Currency.getInstance("USD")).show(1050)).isEqualTo("10.50 USD");
        assertThat(Unit.minorOf(Currency.getInstance("JPY")).show(1050)).isEqualTo("1050 JPY");
        assertThat(Unit.microsOf(Currency.getInstance("EUR")).show(15)).isEqualTo("0.000015 EUR");
    }
}
