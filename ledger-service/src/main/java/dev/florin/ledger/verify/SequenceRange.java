package dev.florin.ledger.verify;

/** Transfers of a partition, first and last included. */
record SequenceRange(long first, long last) {

    boolean contains(long sequence) {
        return sequence >= first && sequence <= last;
    }
}
