package dev.florin.proof;

/** What was read is no proof in a format that this version knows; the message says why. */
public final class UnreadableProofException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableProofException(String message) {
        super(message);
    }

    public UnreadableProofException(String message, Throwable cause) {
        super(message, cause);
    }
}
