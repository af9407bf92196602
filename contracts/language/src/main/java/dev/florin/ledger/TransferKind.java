package dev.florin.ledger;

/** Why a transfer was posted. */
public enum TransferKind {
    /** Credits bought and paid for. */
    PURCHASE,
    /** Tax collected with a purchase. */
    PURCHASE_TAX,
    /** A request's charge, taken from the account's credits. */
    USAGE,
    /** The part of a charge that no credits covered, borne by the operator. */
    OPERATOR_LOSS
}
