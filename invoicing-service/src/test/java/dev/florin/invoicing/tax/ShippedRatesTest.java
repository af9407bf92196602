package dev.florin.invoicing.tax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.invoicing.domain.Country;
import dev.florin.invoicing.domain.VatRates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedRatesTest {
    private final VatRates rates = new TaxRules().rates();

    @ParameterizedTest
    @MethodSource("members")
    void every_member_has_a_rate_today(Country country) {
        assertThat(rates.on(country, LocalDate.of(2026, 11, 21)).percent())
                .isBetween(BigDecimal.valueOf(17), BigDecimal.valueOf(27));
    }

    @Test
    void the_union_has_27_members() {
        assertThat(members()).hasSize(27);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            EE, 2025-06-30, 22
            EE, 2025-07-01, 24
            FI, 2024-09-01, 25.5
            RO, 2025-08-01, 21
            SK, 2025-01-01, 23
            """)
    void recent_changes_are_known(String country, LocalDate day, String percent) {
        assertThat(rates.on(new Country(country), day).percent()).isEqualTo(percent);
    }

    static Stream<Country> members() {
        return Stream.of(Locale.getISOCountries()).map(Country::new).filter(Country::inEu);
    }
}
