package dev.florin.offering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.florin.money.Credits;
import dev.florin.money.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferingFileTest {

    private static final Path PRESETS = Path.of(System.getProperty("florin.root"), "deploy", "offerings");

    @TempDir
    private Path folder;

    @Test
    @DisplayName("Z1, Z5: zero-markup sells 1,000 credits a dollar from $10 and warns at 300 credits")
    void zero_markup_is_what_its_page_says() {
        Offering offering = OfferingFile.read(PRESETS.resolve("zero-markup/offering.yaml"));

        assertThat(offering.creditsPerCurrencyUnit()).isEqualByComparingTo(BigDecimal.valueOf(1000));
        assertThat(offering.minimumPurchase()).isEqualTo(Money.of(1000, "USD"));
        assertThat(offering.packageById("starter").orElseThrow().credits()).isEqualTo(Credits.of(10_000));
        assertThat(offering.lowBalance()).isEqualTo(Credits.of(300));
    }

    @Test
    @DisplayName("F8: an offering may warn at a share of the last top-up; zero-markup does not")
    void the_share_of_the_last_top_up_is_optional() throws IOException {
        Path zeroMarkup = PRESETS.resolve("zero-markup/offering.yaml");
        Path file = folder.resolve("offering.yaml");
        Files.writeString(file, Files.readString(zeroMarkup) + "lowBalanceSharePercent: 10\n");

        assertThat(OfferingFile.read(zeroMarkup).lowBalanceSharePercent()).isZero();
        assertThat(OfferingFile.read(file).lowBalanceSharePercent()).isEqualTo(10);

        Files.writeString(file, Files.readString(zeroMarkup) + "lowBalanceSharePercent: 101\n");
        assertThatExceptionOfType(InvalidOfferingException.class)
                .isThrownBy(() -> OfferingFile.read(file))
                .withMessageContaining("lowBalanceSharePercent");
    }

    @Test
    @DisplayName("Z2: what credits cost in dollars is exact")
    void the_cost_of_credits_is_exact() {
        Offering offering = OfferingFile.read(PRESETS.resolve("zero-markup/offering.yaml"));

        assertThat(offering.costOf(new Credits(150))).isEqualTo(new BigDecimal("0.00000015"));
        assertThat(offering.costOf(Credits.of(10_000))).isEqualTo(new BigDecimal("10"));
    }

    @ParameterizedTest
    @CsvSource({
        "currency: USD, currency: XXY, XXY",
        "price: 10.00, price: 9.99, minimumPurchase",
        "price: 10.00, price: ten, line 9",
        "price: 10.00, prize: 10.00, price",
        "lowBalanceCredits: 300, , lowBalanceCredits",
        "lowBalanceCredits: 300, lowBalanceCredits: , lowBalanceCredits",
        "id: starter, id: builder, stands twice"
    })
    void a_wrong_file_is_refused_with_the_reason(String right, String wrong, String reason) throws IOException {
        String text = Files.readString(PRESETS.resolve("zero-markup/offering.yaml"));
        Path file = folder.resolve("offering.yaml");
        Files.writeString(file, text.replaceFirst(right, wrong == null ? "" : wrong));

        assertThatExceptionOfType(InvalidOfferingException.class)
                .isThrownBy(() -> OfferingFile.read(file))
                .withMessageContaining("offering.yaml")
                .withMessageContaining(reason);
    }
}
