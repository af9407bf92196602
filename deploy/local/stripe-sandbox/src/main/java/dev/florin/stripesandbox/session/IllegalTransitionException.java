package dev.florin.stripesandbox.session;

/** A session cannot go from its state to the one asked for; the message says why. */
public final class IllegalTransitionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public IllegalTransitionException(String message) {
        super(message);
    }
}
