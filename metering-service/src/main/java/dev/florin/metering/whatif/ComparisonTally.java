package dev.florin.metering.whatif;

import java.math.BigInteger;

/** A comparison in the making. */
final class ComparisonTally {

    private long requests;
    private BigInteger charged = BigInteger.ZERO;
    private final EarningsTally inForce = new EarningsTally();
    private final EarningsTally draft = new EarningsTally();

    void add(long chargedMicros, Trial atPricesInForce, Trial atDraft) {
        requests++;
        charged = charged.add(BigInteger.valueOf(chargedMicros));
        inForce.add(atPricesInForce);
        draft.add(atDraft);
    }

    void add(ComparisonTally other) {
        requests += other.requests;
        charged = charged.add(other.charged);
        inForce.add(other.inForce);
        draft.add(other.draft);
    }

    Comparison sum() {
        return new Comparison(requests, charged, inForce.sum(), draft.sum());
    }
}
