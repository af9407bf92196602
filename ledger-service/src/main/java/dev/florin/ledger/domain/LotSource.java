package dev.florin.ledger.domain;

/** Where a lot's credits come from; declared in the order in which they burn. */
public enum LotSource {
    /** Given away by the operator: burns before what was paid for. */
    GRANTED,
    /** Paid for. */
    PURCHASED
}
