package dev.florin.yaml;

/** A text cannot be used; the message names it, the line, the field and what is wrong. */
public final class InvalidTextException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidTextException(String message, Throwable cause) {
        super(message, cause);
    }
}
