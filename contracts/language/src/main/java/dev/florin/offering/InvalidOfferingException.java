package dev.florin.offering;

/** An offering file cannot be used; the message says which, where and why. */
public final class InvalidOfferingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidOfferingException(String message, Throwable cause) {
        super(message, cause);
    }
}
