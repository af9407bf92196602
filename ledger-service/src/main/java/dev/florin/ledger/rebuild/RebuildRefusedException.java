package dev.florin.ledger.rebuild;

/** A rebuild cannot begin, or cannot go on; the message is a sentence for people. */
final class RebuildRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RebuildRefusedException(String sentence) {
        super(sentence);
    }
}
