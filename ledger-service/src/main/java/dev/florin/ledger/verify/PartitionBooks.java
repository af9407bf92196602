package dev.florin.ledger.verify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the journal of a partition gives.
 *
 * @param transfers how many were read
 * @param lastSequence of the last
 * @param lastBlock null before the first
 * @param suspect transfers of blocks whose root does not follow from them
 */
record PartitionBooks(
        int partition,
        long transfers,
        long lastSequence,
        @Nullable StoredBlock lastBlock,
        long blocks,
        AccountChains accounts,
        LotMovements lots,
        Postings postings,
        List<SequenceRange> suspect) {}
