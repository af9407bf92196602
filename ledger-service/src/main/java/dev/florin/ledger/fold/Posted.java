package dev.florin.ledger.fold;

import dev.florin.ledger.deadletter.DeadLetter;
import dev.florin.ledger.domain.Folded;
import java.util.List;

/** A batch that was read, and what it did to the books. */
record Posted(ReadBatch read, Folded folded) {

    List<DeadLetter> deadLetters() {
        return read.deadLetters(folded.refused());
    }
}
