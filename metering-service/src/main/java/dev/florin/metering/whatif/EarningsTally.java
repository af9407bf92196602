package dev.florin.metering.whatif;

import dev.florin.metering.whatif.Earnings.CurrencyCost;
import dev.florin.metering.whatif.Trial.Priced;
import dev.florin.metering.whatif.Trial.Unpriced;
import dev.florin.usage.Meter;
import dev.florin.usage.ProviderCost;
import java.math.BigInteger;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Earnings in the making. Sums are of any size: no request, however absurd its numbers, can make one overflow. */
final class EarningsTally {

    private BigInteger revenue = BigInteger.ZERO;
    private BigInteger costInCredits = BigInteger.ZERO;
    private BigInteger revenueWithoutCost = BigInteger.ZERO;
    private long requestsWithoutCost;
    private long unpricedRequests;
    private final Map<Currency, BigInteger> costs = new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));
    private final EnumSet<Meter> unpricedMeters = EnumSet.noneOf(Meter.class);

    void add(Trial trial) {
        switch (trial) {
            case Priced priced -> addPriced(priced);
            case Unpriced(Set<Meter> meters) -> {
                unpricedRequests++;
                unpricedMeters.addAll(meters);
            }
        }
    }

    void add(EarningsTally other) {
        revenue = revenue.add(other.revenue);
        costInCredits = costInCredits.add(other.costInCredits);
        revenueWithoutCost = revenueWithoutCost.add(other.revenueWithoutCost);
        requestsWithoutCost += other.requestsWithoutCost;
        unpricedRequests += other.unpricedRequests;
        other.costs.forEach((currency, cost) -> costs.merge(currency, cost, BigInteger::add));
        unpricedMeters.addAll(other.unpricedMeters);
    }

    Earnings sum() {
        return new Earnings(
                revenue,
                costs.entrySet().stream()
                        .map(cost -> new CurrencyCost(cost.getValue(), cost.getKey()))
                        .toList(),
                costInCredits,
                revenue.subtract(revenueWithoutCost).subtract(costInCredits),
                requestsWithoutCost,
                revenueWithoutCost,
                unpricedRequests,
                Collections.unmodifiableSet(EnumSet.copyOf(unpricedMeters)));
    }

    private void addPriced(Priced priced) {
        BigInteger charged = BigInteger.valueOf(priced.revenueMicros());
        revenue = revenue.add(charged);
        Long known = priced.costInCreditsMicros();
        if (known == null) {
            requestsWithoutCost++;
            revenueWithoutCost = revenueWithoutCost.add(charged);
        } else {
            costInCredits = costInCredits.add(BigInteger.valueOf(known));
        }
        ProviderCost cost = priced.cost();
        if (cost != null) {
            costs.merge(cost.currency(), BigInteger.valueOf(cost.costMicros()), BigInteger::add);
        }
    }
}
