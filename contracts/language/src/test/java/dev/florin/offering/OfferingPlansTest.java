package dev.florin.offering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.florin.money.Credits;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferingPlansTest {

    private static final String WITHOUT_PACKAGES = """
            name: monthly
            currency: USD
            creditsPerCurrencyUnit: 10000
            minimumPurchase: 1.00
            packages: []
            lowBalanceCredits: 0
            """;
    private static final String TWO_PLANS = """
            plans:
              - {id: free, title: Free, monthlyCredits: 5000}
              - {id: pro, title: Pro, monthlyCredits: 450000, overageLimitCredits: 450000}
            """;

    @TempDir
    private Path folder;

    @Test
    @DisplayName("P3: an offering may sell plans, with overage or without, and give one to new accounts")
    void an_offering_may_sell_plans() throws IOException {
        // when
        Offering offering = OfferingFile.read(fileOf(WITHOUT_PACKAGES + TWO_PLANS + "defaultPlan: free\n"));

        // then
        assertThat(offering.plans())
                .containsExactly(
                        new Plan("free", "Free", Credits.of(5_000), null),
                        new Plan("pro", "Pro", Credits.of(450_000), Credits.of(450_000)));
        assertThat(Objects.requireNonNull(offering.defaultPlan()).creditLimit()).isEqualTo(Credits.ZERO);
        assertThat(offering.planById("pro").orElseThrow().creditLimit()).isEqualTo(Credits.of(450_000));
        assertThat(offering.planById("starter")).isEmpty();
    }

    @Test
    @DisplayName(
            "P1, P3: the preset sells what its page says: four plans, a credit at $0.0001, the free one without overage")
    void the_preset_is_what_its_page_says() {
        // when
        Offering offering =
                OfferingFile.read(Path.of(System.getProperty("florin.root"), "deploy/offerings/plans/offering.yaml"));

        // then
        assertThat(offering.costOf(Credits.of(1))).isEqualTo(new BigDecimal("0.0001"));
        assertThat(offering.plans())
                .extracting(Plan::title, plan -> plan.monthlyCredits().toString(), plan -> plan.overageLimit() != null)
                .containsExactly(
                        tuple("Free", "5000", false),
                        tuple("Starter", "30000", true),
                        tuple("Standard", "125000", true),
                        tuple("Pro", "450000", true));
        assertThat(offering.defaultPlan()).isEqualTo(offering.planById("free").orElseThrow());
        assertThat(offering.packages())
                .allSatisfy(item -> assertThat(item.credits()).isEqualTo(offering.creditsFor(item.price())));
    }

    @Test
    void plans_are_optional_and_no_plan_is_given_unless_the_file_says_which() throws IOException {
        Offering plans = OfferingFile.read(fileOf(WITHOUT_PACKAGES + TWO_PLANS));
        Offering none = OfferingFile.read(
                Path.of(System.getProperty("florin.root"), "deploy/offerings/zero-markup/offering.yaml"));

        assertThat(plans.defaultPlan()).isNull();
        assertThat(none.plans()).isEmpty();
        assertThat(none.defaultPlan()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            defaultPlan: free           | defaultPlan: gold             | 10: defaultPlan: there is no plan 'gold'; there are free, pro
            id: pro                     | id: free                      | 9: plans[1].id: 'free' stands twice
            id: free, title             | id: Free Plan, title          | 8: plans[0].id: 'Free Plan' must have 1 to 64 lower case letters
            title: Free                 | title: ' '                    | 8: plans[0].title: is empty
            monthlyCredits: 5000        | monthlyCredits: 0             | 8: plans[0].monthlyCredits: must be above zero
            monthlyCredits: 450000      | monthlyCredits: 1000000000001 | 9: plans[1].monthlyCredits: is more than 1000000000000
            overageLimitCredits: 450000 | overageLimitCredits: -1       | 9: plans[1].overageLimitCredits: must be above zero
            overageLimitCredits: 450000 | overage: 1                    | 9: plans[1].overage: unknown field
            """)
    void a_plan_that_cannot_be_used_is_named_by_line_and_field(String right, String wrong, String complaint)
            throws IOException {
        // given
        String text = (WITHOUT_PACKAGES + TWO_PLANS + "defaultPlan: free\n").replace(right, wrong);

        // then
        assertThatExceptionOfType(InvalidOfferingException.class)
                .isThrownBy(() -> OfferingFile.read(fileOf(text)))
                .withMessageContaining("offering.yaml, line " + complaint);
    }

    @Test
    void an_offering_that_sells_neither_packages_nor_plans_is_refused() {
        assertThatExceptionOfType(InvalidOfferingException.class)
                .isThrownBy(() -> OfferingFile.read(fileOf(WITHOUT_PACKAGES)))
                .withMessageContaining("line 5: packages: at least one is needed where there are no plans");
    }

    private Path fileOf(String text) throws IOException {
        return Files.writeString(folder.resolve("offering.yaml"), text);
    }
}
