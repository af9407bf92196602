package dev.florin.lease;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.money.Credits;
import java.util.List;

/**
 * A gateway replica asks for leases of many accounts at once.
 *
 * @param replica the replica's stable name
 * @param epoch the replica's present life
 * @param asks one per account, at most {@value #MAX_ASKS}
 */
public record LeaseRequest(String replica, EpochId epoch, List<Ask> asks) {

    public static final int MAX_ASKS = 1000;

    public LeaseRequest {
        asks = List.copyOf(asks);
    }

    /**
     * @param knownMicros all that the replica knows to have been granted to this epoch so far; when the ledger has
     *     granted more, an answer was lost and is told again instead of granting twice
     * @param neededMicros the least that is of use
     * @param wantedMicros what would be comfortable
     */
    public record Ask(AccountId accountId, Credits knownMicros, Credits neededMicros, Credits wantedMicros) {}
}
