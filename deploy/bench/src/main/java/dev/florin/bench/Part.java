package dev.florin.bench;

/** What can be measured by itself, in the order in which it is. */
enum Part {
    /** The pure fold alone. */
    PURE,
    /** The row-locked ledger. */
    BASELINE,
    /** The fold. */
    FOLD,
    /** COPY alone, of what the fold wrote. */
    COPY,
    /** The verification of all that is in the books until then, while Kafka has all of it. */
    VERIFY,
    /** The fold behind a long history, before the other parts make it longer. */
    HISTORY,
    /** The fold with half of all events on one account, in turn with what it is compared with. */
    HOT,
    /** The fold over many accounts. */
    MANY,
    /** From append to visible, at half the rate of the fold. */
    LATENCY
}
