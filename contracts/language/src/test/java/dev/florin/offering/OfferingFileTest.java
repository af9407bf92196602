package dev.florin.offering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.florin.discount.RateLimits;
import dev.florin.money.Credits;
import dev.florin.money.Money;
import dev.florin.offering.Offering.CreditPackage;
import dev.florin.pricing.Discount;
import dev.florin.pricing.DiscountSchedule;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
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
        assertThat(OfferingFile.read(zeroMarkupWith("")).lowBalanceSharePercent())
                .isZero();
        assertThat(OfferingFile.read(zeroMarkupWith("lowBalanceSharePercent: 10"))
                        .lowBalanceSharePercent())
                .isEqualTo(10);
    }

    @Test
    @DisplayName("Z2: what credits cost in dollars is exact")
    void the_cost_of_credits_is_exact() {
        Offering offering = OfferingFile.read(PRESETS.resolve("zero-markup/offering.yaml"));

        assertThat(offering.costOf(new Credits(150))).isEqualTo(new BigDecimal("0.00000015"));
        assertThat(offering.costOf(Credits.of(10_000))).isEqualTo(new BigDecimal("10"));
    }

    @Test
    @DisplayName("T1: any amount between the limits buys its credits exactly, to the last cent")
    void a_custom_amount_buys_exactly_what_it_pays_for() throws IOException {
        // given
        Offering offering = OfferingFile.read(zeroMarkupWith("customAmount: {minimum: 10, maximum: 5000}"));

        // when
        CreditPackage bought = offering.customPackage(Money.of(12_34, "USD"));

        // then
        assertThat(bought.credits()).isEqualTo(Credits.of(12_340));
        assertThat(bought.id()).isEqualTo("custom");
        CustomAmount custom = Objects.requireNonNull(offering.customAmount());
        assertThat(custom.isBelow(Money.of(9_99, "USD"))).isTrue();
        assertThat(custom.isBelow(Money.of(10_00, "USD"))).isFalse();
        assertThat(custom.isAbove(Money.of(5000_00, "USD"))).isFalse();
        assertThat(custom.isAbove(Money.of(5000_01, "USD"))).isTrue();
        assertThat(OfferingFile.read(zeroMarkupWith("")).customAmount()).isNull();
    }

    @Test
    @DisplayName("F2: an offering may give credits to new accounts; zero-markup does not")
    void what_a_new_account_receives_is_optional() throws IOException {
        assertThat(OfferingFile.read(zeroMarkupWith("")).newAccountGrant()).isEqualTo(Credits.ZERO);
        assertThat(OfferingFile.read(zeroMarkupWith("newAccountGrantCredits: 100000"))
                        .newAccountGrant())
                .isEqualTo(Credits.of(100_000));
    }

    @Test
    @DisplayName("F11: an offering may have volume discounts by the month's spend, in credits at its price of them")
    void volume_discounts_are_optional_and_exact() throws IOException {
        // given
        Offering offering = OfferingFile.read(zeroMarkupWith(
                "volumeDiscounts: [{fromSpend: 1000, percent: 5}, {fromSpend: 2500.50, percent: 7.25}]"));

        // then
        assertThat(offering.volumeDiscounts().at(Credits.of(999_999))).isEqualTo(Discount.NONE);
        assertThat(offering.volumeDiscounts().at(Credits.of(1_000_000))).isEqualTo(new Discount(500));
        assertThat(offering.volumeDiscounts().at(Credits.of(2_500_500))).isEqualTo(new Discount(725));
        assertThat(OfferingFile.read(zeroMarkupWith("")).volumeDiscounts()).isEqualTo(DiscountSchedule.NONE);
    }

    @Test
    @DisplayName("T10, F11: an offering may name commitments with term, discount and limits, and limits for all others")
    void commitments_and_rate_limits_are_optional() throws IOException {
        // given
        Offering offering = OfferingFile.read(zeroMarkupWith("""
                commitments:
                  - {id: annual, title: A year, termMonths: 12, discountPercent: 10, rateLimits: {requestsPerMinute: 600}}
                  - {id: trial, title: A month, termMonths: 1, discountPercent: 0}
                rateLimits: {requestsPerMinute: 60, tokensPerMinute: 100000}"""));
        Commitment annual = offering.commitmentById("annual").orElseThrow();

        // then
        assertThat(annual.discount()).isEqualTo(new Discount(1_000));
        assertThat(annual.rateLimits()).isEqualTo(new RateLimits(600L, null));
        assertThat(annual.endOfTerm(Instant.parse("2028-02-29T12:00:00Z"))).isEqualTo("2029-02-28T12:00:00Z");
        assertThat(offering.commitmentById("trial").orElseThrow().rateLimits()).isEqualTo(RateLimits.NONE);
        assertThat(offering.commitmentById("forever")).isEmpty();
        assertThat(offering.rateLimits()).isEqualTo(new RateLimits(60L, 100_000L));
        assertThat(OfferingFile.read(zeroMarkupWith("")).rateLimits().areNone()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            currency: USD             | currency: XXY             | , line 4: currency: 'XXY' is not the code of a currency
            currency: USD             | currency: XXX             | , line 4: currency: 'XXX' has no coins
            creditsPerCurrencyUnit: 1 | creditsPerCurrencyUnit: -1| , line 5: creditsPerCurrencyUnit: must be above zero
            price: 10.00              | price: 9.99               | , line 10: packages[0].price: is less than minimumPurchase, 10.00 USD
            price: 10.00              | price: 10.001             | , line 10: packages[0].price: 10.001 is not an amount of USD
            price: 10.00              | price: ten                | , line 10: packages[0].price: 'ten' is not of the form
            price: 10.00              | prize: 10.00              | , line 8: packages[0].price: Missing required
            credits: 10000$           | credits: 0                | , line 11: packages[0].credits: must be above zero
            lowBalanceCredits: 300    |                           | , line 3: lowBalanceCredits: Missing required
            lowBalanceCredits: 300    | lowBalanceCredits:        | , line 20: lowBalanceCredits:
            lowBalanceCredits: 300    | lowBalanceCredits: -1     | , line 20: lowBalanceCredits: -1 is not an amount of credits
            lowBalanceCredits: 300    | name: again               | , line 20: Duplicate field 'name'
            id: starter               | id: builder               | , line 12: packages[1].id: 'builder' stands twice
            id: starter               | id: custom                | , line 8: packages[0].id: 'custom' is what orders of other amounts go under
            """)
    void a_wrong_file_is_refused_by_file_line_and_field(String right, String wrong, String complaint)
            throws IOException {
        String text = Files.readString(PRESETS.resolve("zero-markup/offering.yaml"));
        Path file = folder.resolve("offering.yaml");
        Files.writeString(
                file, Pattern.compile(right, Pattern.MULTILINE).matcher(text).replaceFirst(wrong == null ? "" : wrong));

        assertThatExceptionOfType(InvalidOfferingException.class)
                .isThrownBy(() -> OfferingFile.read(file))
                .withMessageStartingWith(file + complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            customAmount: {minimum: 5, maximum: 50}      | customAmount.minimum: is less than minimumPurchase
            customAmount: {minimum: 50, maximum: 10}     | customAmount.maximum: is less than customAmount.minimum
            customAmount: {minimum: 50}                  | customAmount.maximum: Missing required
            customAmount: {minimum: 10, maximum: 9e15}   | customAmount.maximum: buys more credits than can be counted
            newAccountGrantCredits: -1                   | newAccountGrantCredits: -1 is not an amount of credits
            newAccountGrantCredits: 9223372036854775807  | newAccountGrantCredits: 9223372036854775807 is not an amount
            lowBalanceSharePercent: 101                  | lowBalanceSharePercent: must be from 0 to 100
            volumeDiscounts: [{fromSpend: 0, percent: 5}]                                     | volumeDiscounts[0].fromSpend: must be above zero
            volumeDiscounts: [{fromSpend: 9e15, percent: 5}]                                  | volumeDiscounts[0].fromSpend: 9000000000000000.00 USD is not worth a number of micro-credits
            volumeDiscounts: [{fromSpend: 1, percent: 0}]                                     | volumeDiscounts[0].percent: must be above zero
            volumeDiscounts: [{fromSpend: 1, percent: 100}]                                   | volumeDiscounts[0].percent: must be at least zero and below 100
            volumeDiscounts: [{fromSpend: 1, percent: 5.005}]                                 | volumeDiscounts[0].percent: 5.005 has more than two decimals
            volumeDiscounts: [{fromSpend: 2, percent: 5}, {fromSpend: 2, percent: 6}]         | volumeDiscounts[1].fromSpend: must be above that of the step before
            volumeDiscounts: [{fromSpend: 2, percent: 5}, {fromSpend: 3, percent: 5}]         | volumeDiscounts[1].percent: must be above that of the step before, 5%
            volumeDiscounts: [{percent: 5}]                                                   | volumeDiscounts[0].fromSpend: Missing required
            commitments: [{id: '', title: A, termMonths: 12, discountPercent: 5}]             | commitments[0].id: is not a line of text
            commitments: [{id: a, title: A, termMonths: 0, discountPercent: 5}]               | commitments[0].termMonths: must be from 1 to 120
            commitments: [{id: a, title: A, termMonths: 12, discountPercent: -1}]             | commitments[0].discountPercent: must be at least zero
            commitments: [{id: a, title: A, termMonths: 1, discountPercent: 5, rateLimits: {}}] | commitments[0].rateLimits: requestsPerMinute, tokensPerMinute or both are needed
            rateLimits: {requestsPerMinute: 0}                                                | rateLimits.requestsPerMinute: must be from 1 to 1000000000
            rateLimits: {perMinute: 5}                                                        | rateLimits.perMinute: unknown field
            """)
    void a_wrong_line_more_is_refused_by_line_and_field(String line, String complaint) throws IOException {
        Path file = zeroMarkupWith(line);

        assertThatExceptionOfType(InvalidOfferingException.class)
                .isThrownBy(() -> OfferingFile.read(file))
                .withMessageMatching(
                        "(?s)" + Pattern.quote(file.toString()) + ", line 2[01]: " + Pattern.quote(complaint) + ".*");
    }

    @Test
    void a_custom_amount_whose_smallest_coin_buys_no_whole_micro_credits_is_refused() throws IOException {
        Path file = zeroMarkupWith("customAmount: {minimum: 10, maximum: 50}");
        Files.writeString(
                file,
                Files.readString(file).replace("creditsPerCurrencyUnit: 1000", "creditsPerCurrencyUnit: 0.00003"));

        assertThatExceptionOfType(InvalidOfferingException.class)
                .isThrownBy(() -> OfferingFile.read(file))
                .withMessageContaining("customAmount: needs a creditsPerCurrencyUnit");
    }

    @Test
    void a_missing_or_empty_file_is_named() throws IOException {
        Path missing = folder.resolve("nowhere.yaml");
        Path empty = Files.writeString(folder.resolve("empty.yaml"), "# nothing\n");

        assertThatExceptionOfType(InvalidOfferingException.class)
                .isThrownBy(() -> OfferingFile.read(missing))
                .withMessageStartingWith(missing + ": cannot be read");
        assertThatExceptionOfType(InvalidOfferingException.class)
                .isThrownBy(() -> OfferingFile.read(empty))
                .withMessageStartingWith(empty + ", line ");
    }

    private Path zeroMarkupWith(String line) throws IOException {
        String text =
                Files.readString(PRESETS.resolve("zero-markup/offering.yaml")).replaceFirst("customAmount: .*\n", "");
        return Files.writeString(folder.resolve("offering.yaml"), text + line + "\n");
    }
}
