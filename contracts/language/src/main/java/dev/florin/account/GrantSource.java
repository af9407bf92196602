package dev.florin.account;

/** Why credits were given. */
public enum GrantSource {
    /** To try the service. */
    FREE_TIER,
    /** To thank, to win, to make good. */
    PROMOTION,
    /** By a plan beside its period's credits; the next period voids them with the others. */
    PLAN
}
