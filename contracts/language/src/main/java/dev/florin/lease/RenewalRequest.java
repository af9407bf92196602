package dev.florin.lease;

import dev.florin.id.EpochId;
import java.util.List;

/**
 * A gateway replica is alive and keeps all leases of its epoch.
 *
 * @param heard what it was told of changed budgets and need not be told again
 */
public record RenewalRequest(String replica, EpochId epoch, List<BudgetsVersion> heard) {

    public RenewalRequest {
        heard = List.copyOf(heard);
    }
}
