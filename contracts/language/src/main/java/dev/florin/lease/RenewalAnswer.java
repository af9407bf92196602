package dev.florin.lease;

import dev.florin.id.AccountId;
import java.util.List;

/**
 * @param held false when the epoch has expired at the ledger: the replica must begin a new one
 * @param ttlMillis how long all leases of the epoch hold, counted by the replica from before it asked
 * @param replicas how many replicas are alive at present, this one included
 * @param recalls accounts of which other replicas need what this one does not use, at most {@value #MAX_RECALLS} at a time
 */
public record RenewalAnswer(boolean held, long ttlMillis, int replicas, List<AccountId> recalls) {

    public static final int MAX_RECALLS = 10_000;

    public RenewalAnswer {
        recalls = List.copyOf(recalls);
    }
}
