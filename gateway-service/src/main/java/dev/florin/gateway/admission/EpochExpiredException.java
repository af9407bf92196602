package dev.florin.gateway.admission;

/** The ledger has given up this replica's epoch. */
public final class EpochExpiredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EpochExpiredException() {
        super("the ledger has given up the epoch", null, false, false);
    }
}
