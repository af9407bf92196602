package dev.florin.metering.whatif;

import java.math.BigInteger;

/**
 * What requests come to at the prices in force and at those of a draft.
 *
 * @param chargedMicros what they were charged when they were made, in micro-credits; other than the revenue at the prices in
 *     force where prices have changed since
 * @param inForce at the prices in force now
 * @param draft as if the draft had been published
 */
public record Comparison(long requests, BigInteger chargedMicros, Earnings inForce, Earnings draft) {

    /** Whether under the draft costs are above revenue. */
    boolean losesMoney() {
        return draft.marginMicros().signum() < 0;
    }

    /** By how much the revenue changes, be it up or down, in micro-credits. */
    BigInteger changeMicros() {
        return draft.revenueMicros().subtract(inForce.revenueMicros()).abs();
    }
}
