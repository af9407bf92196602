package dev.florin.account;

/** Which way a balance is corrected. */
public enum AdjustmentDirection {
    INCREASE,
    DECREASE
}
