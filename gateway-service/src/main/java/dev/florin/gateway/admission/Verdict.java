package dev.florin.gateway.admission;

import dev.florin.money.Credits;

/** What becomes of a waiting request after the ledger has answered. */
enum Verdict {
    /** The lease covers it, wholly or as far as is of use. */
    ADMIT,
    /** The ledger has more: ask again. */
    ASK_AGAIN,
    /** There is not enough. */
    REFUSE;

    /**
     * @param available what the lease holds now
     * @param free what the ledger leases to nobody
     */
    static Verdict of(Demand demand, Credits available, Credits free) {
        Credits reachable = available.plus(free);
        if (!available.isLessThan(demand.full())) {
            return ADMIT;
        }
        if (!reachable.isLessThan(demand.full())) {
            return ASK_AGAIN;
        }
        if (!available.isLessThan(demand.least())) {
            return ADMIT;
        }
        return reachable.isLessThan(demand.least()) ? REFUSE : ASK_AGAIN;
    }
}
