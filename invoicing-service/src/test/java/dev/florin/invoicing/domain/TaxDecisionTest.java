package dev.florin.invoicing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.florin.invoicing.domain.TaxEvidence.VatIdCheck;
import dev.florin.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxDecisionTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @DisplayName("S11: VAT and cross-border treatment follow the billing profile")
    @ParameterizedTest(name = "{0}: business {2} with {3} of {1} -> {4} {5}%")
    @CsvSource(nullValues = "-", textBlock = """
            consumer at home,              DE, false, -,             S,  19,   ''
            business at home,              DE, true,  DE811111111,   S,  19,   ''
            at home with foreign VAT id,   DE, true,  FR12345678901, S,  19,   ''
            business of another member,    FR, true,  FR12345678901, AE, 0,    Reverse charge
            VAT id as people write it,     FR, true,  fr 12 345678901, AE, 0,  Reverse charge
            Greece writes EL,              GR, true,  EL123456789,   AE, 0,    Reverse charge
            consumer of another member,    FR, false, -,             S,  20,   VAT of France
            consumer who shows a VAT id,   FR, false, FR12345678901, S,  20,   VAT of France
            business without VAT id,       FI, true,  -,             S,  25.5, VAT of Finland
            business with a broken VAT id, FR, true,  FR123,         S,  20,   VAT of France
            VAT id of the seller's own,    FR, true,  DE811111111,   S,  20,   VAT of France
            business outside the EU,       US, true,  12-3456789,    O,  0,    Not subject to EU VAT
            consumer outside the EU,       CH, false, -,             O,  0,    Not subject to EU VAT
            """)
    void who_buys_decides(
            String who,
            String country,
            boolean business,
            String vatId,
            TaxCategory category,
            BigDecimal ratePercent,
            String note) {
        TaxDecision decision = Sales.decide(Sales.buyer(country, business, vatId), TODAY);

        assertThat(decision.category()).isEqualTo(category);
        assertThat(decision.ratePercent()).isEqualByComparingTo(ratePercent);
        assertThat(decision.note()).startsWith(note);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2020-06-30, 19
            2020-07-01, 16
            2020-12-31, 16
            2021-01-01, 19
            """)
    void the_rate_is_that_of_the_day(LocalDate day, BigDecimal percent) {
        assertThat(Sales.decide(Sales.buyer("DE", false, null), day).ratePercent())
                .isEqualTo(percent);
    }

    @Test
    @DisplayName("S5: the decision is kept with what it rests on")
    void the_evidence_says_why() {
        TaxEvidence evidence =
                Sales.decide(Sales.buyer("FR", true, "FR123"), TODAY).evidence();

        assertThat(evidence)
                .isEqualTo(new TaxEvidence(
                        "sale to a consumer of another member",
                        "Directive 2006/112/EC, art. 58 and 369a",
                        new Country("DE"),
                        new Country("FR"),
                        true,
                        "FR123",
                        VatIdCheck.NOT_OF_EU_FORM,
                        TODAY,
                        LocalDate.of(2014, 1, 1)));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            1,   0
            2,   1
            10,  3
            1000, 255
            999, 255
            """)
    void tax_is_rounded_once_half_up(long netMinor, long taxMinor) {
        TaxDecision finland = Sales.decide(Sales.buyer("FI", false, null), TODAY);

        assertThat(finland.taxOn(Money.of(netMinor, "EUR"))).isEqualTo(Money.of(taxMinor, "EUR"));
    }

    @Test
    @DisplayName("S11: the day is the seller's, not UTC's")
    void a_quote_is_decided_by_the_sellers_day() {
        Instant newYearInBerlin = Instant.parse("2020-12-31T23:30:00Z");

        TaxSnapshot quote = Sales.sale(Sales.account(), Sales.SELLER, Sales.buyer("DE", false, null), newYearInBerlin);

        assertThat(quote.tax()).isEqualTo(Money.of(190, "EUR"));
        assertThat(quote.total()).isEqualTo(Money.of(1190, "EUR"));
    }

    @Test
    void without_a_rate_nothing_is_decided() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Sales.decide(Sales.buyer("IT", false, null), TODAY))
                .withMessage("no VAT rate is known for IT on 2026-11-21");
    }

    @Test
    void a_line_that_is_no_rate_is_shown() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> VatRates.parse(List.of("DE 2007-01-01 nineteen")))
                .withMessage("not a VAT rate: 'DE 2007-01-01 nineteen'");
    }
}
