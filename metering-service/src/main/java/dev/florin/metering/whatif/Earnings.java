package dev.florin.metering.whatif;

import dev.florin.usage.Meter;
import java.math.BigInteger;
import java.util.Currency;
import java.util.List;
import java.util.Set;

/**
 * What requests come to at one set of prices. Revenue is cost and margin together, and the revenue of which no cost is known.
 *
 * @param revenueMicros charges, in micro-credits
 * @param providerCosts what the operator owes, by currency
 * @param costInCreditsMicros what of it is in the currency that credits are sold in, in micro-credits at the offering's price
 * @param marginMicros revenue less cost, in micro-credits, of the requests whose cost is known in that currency; below zero
 *     where they lose money
 * @param requestsWithoutCost requests that are charged and whose cost is not known in that currency
 * @param revenueWithoutCostMicros what these are charged, in micro-credits; no part of the margin
 * @param unpricedRequests requests that would be refused: no part of revenue, cost and margin
 * @param unpricedMeters which lacked a rate; empty where these models are not sold at all
 */
public record Earnings(
        BigInteger revenueMicros,
        List<CurrencyCost> providerCosts,
        BigInteger costInCreditsMicros,
        BigInteger marginMicros,
        long requestsWithoutCost,
        BigInteger revenueWithoutCostMicros,
        long unpricedRequests,
        Set<Meter> unpricedMeters) {

    /** @param costMicros millionths of the currency */
    public record CurrencyCost(BigInteger costMicros, Currency currency) {}
}
