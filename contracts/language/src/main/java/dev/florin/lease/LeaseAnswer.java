package dev.florin.lease;

import dev.florin.id.AccountId;
import dev.florin.money.Credits;
import java.util.List;

/**
 * The ledger's answer to a {@link LeaseRequest}.
 *
 * @param ttlMillis how long all leases of the epoch hold, counted by the replica from before it asked
 * @param grants one per ask, in the order asked
 */
public record LeaseAnswer(long ttlMillis, List<Grant> grants) {

    public LeaseAnswer {
        grants = List.copyOf(grants);
    }

    /**
     * @param grantedMicros all granted to this epoch so far, this answer included; what was returned or spent since is
     *     not subtracted
     * @param freeMicros what of the account's balance is leased to nobody now
     * @param elsewhereMicros what of it is leased to other replicas, or was to lives that are not reaped yet
     * @param version the account's latest that is reflected: what was told of it is reflected too
     */
    public record Grant(
            AccountId accountId, Credits grantedMicros, Credits freeMicros, Credits elsewhereMicros, long version) {}
}
