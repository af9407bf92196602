package dev.florin.gateway.admission;

/** The account cannot pay for the request: the ledger has no more to lease. */
public final class InsufficientCreditsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InsufficientCreditsException() {
        super("the account has too few credits", null, false, false);
    }
}
