package dev.florin.lease;

import dev.florin.id.EpochId;
import dev.florin.money.Credits;
import java.util.List;

/**
 * A gateway replica asks for leases of many nodes at once.
 *
 * @param replica the replica's stable name
 * @param epoch the replica's present life
 * @param number grows with each request of the epoch: one that arrives behind a later one grants nothing, since its answer
 *     would reach nobody
 * @param asks one per node, at most {@value #MAX_ASKS}
 * @param knownBudgets what the replica knows of the budgets of the accounts it asks for
 */
public record LeaseRequest(
        String replica, EpochId epoch, long number, List<Ask> asks, List<BudgetsVersion> knownBudgets) {

    public static final int MAX_ASKS = 1000;

    public LeaseRequest {
        asks = List.copyOf(asks);
        knownBudgets = List.copyOf(knownBudgets);
    }

    /**
     * @param knownMicros all that the replica knows to have been granted to this epoch so far; when the ledger has
     *     granted more, an answer was lost and is told again instead of granting twice
     * @param leastMicros the least that is of use: less than that is not granted
     * @param neededMicros with what all could be served who wait for it
     * @param wantedMicros what would be comfortable
     */
    public record Ask(
            Node node, Credits knownMicros, Credits leastMicros, Credits neededMicros, Credits wantedMicros) {}
}
