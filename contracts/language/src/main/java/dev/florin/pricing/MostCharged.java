package dev.florin.pricing;

import dev.florin.money.Credits;
import dev.florin.pricing.Rating.Rated;
import dev.florin.pricing.Rating.Unpriced;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The most that a request can be charged, of which only limits are known: an upper bound for every usage within them. */
public final class MostCharged {

    private MostCharged() {}

    /**
     * The largest charge over all usage within the limits: every unit at the dearest of its meters, at the rates of the
     * dearest tier that the prompt may reach.
     *
     * @param discount as it is when the request is admitted, which is the one that it will be charged with
     * @return {@link Unpriced} where a limit has a meter without a rate, so that the request is refused before it is sent
     * @throws ArithmeticException when it exceeds what {@link Credits} can hold
     */
    public static Rating of(List<UsageLimit> limits, Price price, Discount discount) {
        return unpricedIn(limits, price)
                .<Rating>map(Unpriced::new)
                .orElseGet(() -> reachable(limits, price).stream()
                        .map(tier -> TierRating.rate(
                                dearest(limits, price, tier.orElse(null)), price, tier.orElse(null), discount))
                        .max(Comparator.comparing(
                                rating -> ((Rated) rating).charge().amountMicros()))
                        .orElseThrow());
    }

    private static Optional<Meter> unpricedIn(List<UsageLimit> limits, Price price) {
        return limits.stream()
                .flatMap(limit -> limit.meters().stream())
                .filter(meter -> !price.rates().containsKey(meter))
                .min(Comparator.naturalOrder());
    }

    /** The price's own rates, and each tier whose length the prompt may have. */
    private static List<Optional<ContextTier>> reachable(List<UsageLimit> limits, Price price) {
        List<Optional<ContextTier>> reachable = new ArrayList<>(List.of(Optional.empty()));
        long promptTokens = 0;
        for (UsageLimit limit : limits) {
            if (limit.meters().stream().anyMatch(meter -> meter.isWithin(Meter.INPUT_TOKENS))) {
                promptTokens = Math.addExact(promptTokens, limit.units());
            }
        }
        for (ContextTier tier : price.tiers()) {
            if (promptTokens > tier.abovePromptTokens()) {
                reachable.add(Optional.of(tier));
            }
        }
        return reachable;
    }

    private static Usage dearest(List<UsageLimit> limits, Price price, @Nullable ContextTier tier) {
        Usage most = Usage.NONE;
        for (UsageLimit limit : limits) {
            most = most.with(dearest(limit, price, tier), limit.units());
        }
        return most;
    }

    private static Meter dearest(UsageLimit limit, Price price, @Nullable ContextTier tier) {
        Meter dearest = limit.meters().iterator().next();
        for (Meter meter : limit.meters()) {
            if (rate(meter, price, tier).isDearerThan(rate(dearest, price, tier))) {
                dearest = meter;
            }
        }
        return dearest;
    }

    private static Rate rate(Meter meter, Price price, @Nullable ContextTier tier) {
        return Objects.requireNonNull(price.rate(meter, tier));
    }
}
