package dev.florin.pricing;

/** The rule by which the exact product became whole micro-credits; recorded with every charge. */
public enum Rounding {
    /** To the nearest micro-credit, halves away from zero. */
    HALF_UP
}
