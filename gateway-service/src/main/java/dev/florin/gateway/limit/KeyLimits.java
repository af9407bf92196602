package dev.florin.gateway.limit;

import dev.florin.discount.RateLimits;
import dev.florin.gateway.discount.DiscountConsumer;
import dev.florin.gateway.discount.Discounts;
import dev.florin.id.AccountId;
import dev.florin.id.KeyId;
import dev.florin.offering.Offering;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What holds for keys that have no limit of their own: that of the account's commitment within its term, else the offering's. */
@ApplicationScoped
public class KeyLimits {

    private final RateLimits offered;
    private final Discounts discounts;

    @Inject
    public KeyLimits(Offering offering, DiscountConsumer discounts) {
        this(offering.rateLimits(), discounts.discounts());
    }

    KeyLimits(RateLimits offered, Discounts discounts) {
        this.offered = offered;
        this.discounts = discounts;
    }

    /**
     * All limits that a key is held to.
     *
     * @param set by operators, for the key, its member and its project
     */
    public List<RateLimit> of(KeyId key, AccountId account, List<RateLimit> set, Instant now) {
        RateLimits held = discounts
                .commitmentAt(account, now)
                .map(commitment -> Objects.requireNonNullElse(commitment.rateLimits(), offered))
                .orElse(offered);
        if (held.areNone() || set.stream().anyMatch(limit -> limit.spender().equals(key))) {
            return set;
        }
        List<RateLimit> all = new ArrayList<>(set.size() + 1);
        all.add(new RateLimit(key, held.requestsPerMinute(), held.tokensPerMinute()));
        all.addAll(set);
        return all;
    }
}
