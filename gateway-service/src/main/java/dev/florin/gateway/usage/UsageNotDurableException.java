package dev.florin.gateway.usage;

/** The log did not acknowledge an event in time; whether it holds it is unknown. */
public final class UsageNotDurableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UsageNotDurableException(Throwable cause) {
        super("usage could not be made durable", cause);
    }
}
