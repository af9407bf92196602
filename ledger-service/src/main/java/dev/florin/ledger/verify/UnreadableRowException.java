package dev.florin.ledger.verify;

/** A row says something impossible, so that what comes behind it in its partition cannot be read. */
final class UnreadableRowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Difference difference;

    UnreadableRowException(Difference difference, Throwable cause) {
        super(difference.toString(), cause);
        this.difference = difference;
    }

    Difference difference() {
        return difference;
    }
}
