package dev.florin.ledger.domain;

import dev.florin.money.Credits;

/**
 * The part of an account that one life of a gateway replica may admit requests against.
 *
 * @param grantedMicros all granted so far
 * @param outstandingMicros what of it is neither spent nor returned
 */
public record Lease(LeaseKey key, Credits grantedMicros, Credits outstandingMicros) {

    public Lease {
        if (grantedMicros.isLessThan(outstandingMicros)) {
            throw new ArithmeticException(key + " would hold more than was granted");
        }
    }

    /** Before anything is granted, and after everything was reaped. */
    public static Lease none(LeaseKey key) {
        return new Lease(key, Credits.ZERO, Credits.ZERO);
    }

    Lease grant(Credits amount) {
        return new Lease(key, grantedMicros.plus(amount), outstandingMicros.plus(amount));
    }

    /** What is spent or returned is no longer outstanding; throws {@link ArithmeticException} below zero. */
    Lease settle(Credits amount) {
        return new Lease(key, grantedMicros, outstandingMicros.minus(amount));
    }
}
