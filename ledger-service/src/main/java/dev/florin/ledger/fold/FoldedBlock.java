package dev.florin.ledger.fold;

import dev.florin.ledger.domain.Folded;
import dev.florin.ledger.journal.SealedBlock;

/**
 * A block that stands in the books.
 *
 * @param batch the records that became it
 * @param events how many of them were events that the books had not seen
 * @param parked how many of them could not be folded
 */
public record FoldedBlock(SealedBlock sealed, Folded folded, Batch batch, int events, int parked) {}
