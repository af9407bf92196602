package dev.florin.ledger.fold;

/** Is told what stands in the books. What it does must not fail and not wait for long: the partition waits for it. */
public interface FoldListener {

    /** The replica has taken a partition over: from now on its blocks come from here. */
    void took(int partition);

    /** The block is committed. Of one partition, blocks are told in their order. */
    void folded(FoldedBlock block);

    /** The replica has given a partition up, or is about to end. */
    void gaveUp(int partition);
}
