package dev.florin.ledger;

/** Whose threshold a balance fell to. */
public enum AlertReason {
    /** The offering's absolute level. */
    LEVEL,
    /** The offering's share of what the account was last topped up with. */
    SHARE_OF_TOP_UP,
    /** One that the customer chose. */
    OWN_THRESHOLD
}
