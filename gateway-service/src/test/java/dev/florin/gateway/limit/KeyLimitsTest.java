package dev.florin.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.discount.CommitmentTerm;
import dev.florin.discount.DiscountEvent.DiscountsChanged;
import dev.florin.discount.RateLimits;
import dev.florin.gateway.discount.Discounts;
import dev.florin.id.AccountId;
import dev.florin.id.EventId;
import dev.florin.id.Ids;
import dev.florin.id.KeyId;
import dev.florin.id.ProjectId;
import dev.florin.pricing.Discount;
import dev.florin.pricing.DiscountSchedule;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeyLimitsTest {

    private static final Ids IDS = Ids.system();
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final RateLimits OFFERED = new RateLimits(60L, 100_000L);
    private static final RateLimits DEDICATED = new RateLimits(6_000L, null);

    private final KeyId key = new KeyId(IDS.next());
    private final AccountId account = new AccountId(IDS.next());
    private final Discounts discounts = new Discounts(DiscountSchedule.NONE);
    private final KeyLimits limits = new KeyLimits(OFFERED, discounts);
    private final RateLimit ofProject = new RateLimit(new ProjectId(IDS.next()), 5L, null);

    @Test
    @DisplayName("F11: the offering's limits hold for a key without one of its own, beside those of its project")
    void theOfferingLimitsKeysWithoutALimit() {
        RateLimit own = new RateLimit(key, 1L, null);

        assertThat(limits.of(key, account, List.of(), NOW)).containsExactly(new RateLimit(key, 60L, 100_000L));
        assertThat(limits.of(key, account, List.of(ofProject), NOW))
                .containsExactly(new RateLimit(key, 60L, 100_000L), ofProject);
        assertThat(limits.of(key, account, List.of(own), NOW)).containsExactly(own);
        assertThat(new KeyLimits(RateLimits.NONE, discounts).of(key, account, List.of(ofProject), NOW))
                .containsExactly(ofProject);
    }

    @Test
    @DisplayName("T10: within its term a commitment's limits take the place of the offering's")
    void aCommitmentHasLimitsOfItsOwn() {
        Instant end = NOW.plusSeconds(60);
        agree(DEDICATED, end);

        assertThat(limits.of(key, account, List.of(), NOW)).containsExactly(new RateLimit(key, 6_000L, null));
        assertThat(limits.of(key, account, List.of(), end)).containsExactly(new RateLimit(key, 60L, 100_000L));
    }

    @Test
    void aCommitmentWithoutLimitsLeavesTheOfferings() {
        agree(null, NOW.plusSeconds(60));

        assertThat(limits.of(key, account, List.of(), NOW)).containsExactly(new RateLimit(key, 60L, 100_000L));
    }

    private void agree(@Nullable RateLimits agreed, Instant until) {
        CommitmentTerm term = new CommitmentTerm("annual", new Discount(1_000), agreed, NOW, until);
        discounts.add(
                new DiscountsChanged(
                        new EventId(IDS.next()), account, YearMonth.of(2026, 11), Discount.NONE, List.of(term), NOW),
                NOW);
    }
}
