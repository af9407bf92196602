package dev.florin.simulation;

/** Deliberate faults in the protocol: the simulation must find each of them, else it would prove nothing. */
public enum Mutation {
    NONE,
    /** A dead replica's leases are freed when its epoch has expired, whatever the fold has yet to read. */
    REAP_BEFORE_THE_FOLD,
    /** The log is told as soon as an epoch has expired, while the replica's producer may still deliver. */
    REAP_BEFORE_THE_DELIVERY_TIMEOUT,
    /** A replica that comes back from a pause gets leases although its epoch was given up. */
    IGNORE_THE_EPOCH,
    /** The replica counts the time to live from the answer instead of from before it asked. */
    COUNT_FROM_THE_ANSWER,
    /** What goes back to the ledger stays available at the replica. */
    RETURN_AND_KEEP,
    /** Events that are delivered again are folded again. */
    FOLD_TWICE,
    /** The replica does not listen when it is told that budgets have changed. */
    IGNORE_CHANGED_BUDGETS,
    /** Calls that are decided together know nothing of what the others get. */
    DECIDE_A_GROUP_APART,
    /** What is spent of a budget is leased again. */
    FORGET_WHAT_IS_SPENT,
    /** The replica goes on admitting when its epoch may have expired. */
    ADMIT_PAST_EXPIRY,
    /** More for a request that runs is taken of the account's lease, but not of its budgets'. */
    EXTEND_THE_ACCOUNT_ALONE,
    /** A request that wants more goes on as if it had it, whether it can be had or not. */
    EXTEND_WITHOUT_TAKING
}
