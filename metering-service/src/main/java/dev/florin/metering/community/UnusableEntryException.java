package dev.florin.metering.community;

/** An entry cannot be used; the message says why. Caught where the entry is read, never further. */
final class UnusableEntryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableEntryException(String reason) {
        super(reason, null, false, false);
    }
}
