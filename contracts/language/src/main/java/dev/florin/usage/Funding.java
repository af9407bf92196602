package dev.florin.usage;

/** Who pays the provider for a request. */
public enum Funding {
    /** The account's credits. */
    CREDITS,
    /** The customer's own provider key: routed and recorded, no credits are deducted. */
    BYOK
}
