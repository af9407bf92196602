package dev.florin.metering.discount;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.id.AccountId;
import dev.florin.id.Ids;
import dev.florin.metering.discount.AccountDiscount.NextStep;
import dev.florin.offering.Offering;
import dev.florin.offering.OfferingFile;
import dev.florin.pricing.Discount;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AccountDiscountTest {

    private static final Path PRESETS = Path.of(System.getProperty("florin.root"), "deploy", "offerings");
    private static final Offering FREE_TIER = OfferingFile.read(PRESETS.resolve("free-tier/offering.yaml"));
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

    @Test
    @DisplayName("F11: a customer reads the month's spend, the discount, and how much is missing to the next step")
    void theNextStepIsToldInMoney() {
        AccountDiscount discount = of(BigInteger.valueOf(123_456_789_000_000L), FREE_TIER);

        assertThat(discount.month()).hasToString("2026-11");
        assertThat(discount.spent()).isEqualTo("1234.56789");
        assertThat(discount.currency()).isEqualTo("EUR");
        assertThat(discount.discountBasisPoints()).isEqualTo(new Discount(500));
        assertThat(discount.next())
                .isEqualTo(new NextStep(
                        new Discount(800), 500_000_000_000_000L, "5000", 376_543_211_000_000L, "3765.43211"));
        assertThat(discount.commitment()).isNull();
    }

    @Test
    void behindTheLastStepNothingIsMissing() {
        BigInteger beyond = BigInteger.valueOf(Long.MAX_VALUE).multiply(BigInteger.TEN);

        assertThat(of(beyond, FREE_TIER).next()).isNull();
        assertThat(of(beyond, FREE_TIER).discountBasisPoints()).isEqualTo(new Discount(1_200));
    }

    @Test
    @DisplayName("T10: within its term a commitment's discount holds where it is the larger one")
    void aCommitmentIsTold() {
        // given
        Offering teams = OfferingFile.read(PRESETS.resolve("teams/offering.yaml"));
        Agreement agreement = Agreement.of(
                new AccountId(Ids.system().next()),
                teams.commitmentById("annual").orElseThrow(),
                NOW,
                "ann",
                NOW);

        // then
        assertThat(of(BigInteger.ZERO, teams, agreement))
                .extracting("discountBasisPoints", "volumeDiscountBasisPoints", "commitment.until")
                .containsExactly(new Discount(1_000), Discount.NONE, Instant.parse("2027-11-28T10:00:00Z"));
        assertThat(of(BigInteger.valueOf(Long.MAX_VALUE), FREE_TIER, agreement).discountBasisPoints())
                .isEqualTo(new Discount(1_200));
        assertThat(AccountDiscount.of(BigInteger.ZERO, List.of(agreement), teams, NOW.minusSeconds(1))
                        .commitment())
                .isNull();
    }

    private static AccountDiscount of(BigInteger spentMicros, Offering offering, Agreement... agreements) {
        return AccountDiscount.of(spentMicros, List.of(agreements), offering, NOW);
    }
}
