package dev.florin.ledger.domain;

/** Where a lot's credits come from. */
public enum LotSource {
    /** Given by the operator. */
    GRANTED,
    /** Given by a plan for one of its periods; the next period voids what is left. */
    PLAN,
    /** Paid for: burns after what was given. */
    PURCHASED
}
