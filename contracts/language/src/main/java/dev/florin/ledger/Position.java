package dev.florin.ledger;

/**
 * A place in the journal: everything up to and including it is reflected.
 *
 * @param partition the journal's partition
 * @param sequence the transfer's number in it, from 1 without gaps; 0 is before the first
 */
public record Position(int partition, long sequence) {}
