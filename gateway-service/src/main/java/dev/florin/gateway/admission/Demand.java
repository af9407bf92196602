package dev.florin.gateway.admission;

import dev.florin.money.Credits;

/**
 * What a request needs set aside before it may run. Near the end of an account's credits the ledger lends a share of
 * what is free, so that a request without a limit of its own does not keep all others out.
 *
 * @param full the most that it can cost
 * @param least the least with which it is still of use; equal to {@code full} when the caller fixed the answer's limit
 */
public record Demand(Credits full, Credits least) {

    public Demand {
        if (full.isLessThan(least)) {
            throw new IllegalArgumentException("least " + least + " above full " + full);
        }
    }

    /** All or nothing. */
    public static Demand exactly(Credits amount) {
        return new Demand(amount, amount);
    }
}
