package dev.florin.gateway.admission;

/** Nothing is leased and the ledger could not be asked; nobody knows whether the account can pay, so it is refused. */
public final class LedgerAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LedgerAwayException(String message) {
        super(message, null, false, false);
    }

    public LedgerAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
