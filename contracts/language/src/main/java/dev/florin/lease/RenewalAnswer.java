package dev.florin.lease;

/**
 * @param held false when the epoch has expired at the ledger: the replica must begin a new one
 * @param ttlMillis how long all leases of the epoch hold, counted by the replica from before it asked
 */
public record RenewalAnswer(boolean held, long ttlMillis) {}
