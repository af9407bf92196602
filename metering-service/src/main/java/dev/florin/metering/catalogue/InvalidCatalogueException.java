package dev.florin.metering.catalogue;

import org.jspecify.annotations.Nullable;

/** The catalogue cannot be published; the message says what is wrong and where. The service does not start. */
public final class InvalidCatalogueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidCatalogueException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
