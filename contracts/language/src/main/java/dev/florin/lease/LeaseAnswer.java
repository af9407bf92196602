package dev.florin.lease;

import dev.florin.money.Credits;
import java.util.List;

/**
 * The ledger's answer to a {@link LeaseRequest}.
 *
 * @param ttlMillis how long all leases of the epoch hold, counted by the replica from before it asked
 * @param grants one per ask, in the order asked
 * @param budgets of the accounts of which the replica does not know the present ones
 * @param changedBudgets accounts whose budgets are no longer what this replica was told, as in {@link RenewalAnswer}: who may
 *     go on admitting must know
 */
public record LeaseAnswer(
        long ttlMillis, List<Grant> grants, List<AccountBudgets> budgets, List<BudgetsVersion> changedBudgets) {

    public LeaseAnswer {
        grants = List.copyOf(grants);
        budgets = List.copyOf(budgets);
        changedBudgets = List.copyOf(changedBudgets);
    }

    /**
     * @param grantedMicros all granted to this epoch so far, this answer included; what was returned or spent since is
     *     not subtracted
     * @param freeMicros what of the node is leased to nobody now
     * @param elsewhereMicros what of it is leased to other replicas, or was to lives that are not reaped yet
     * @param version the account's latest that is reflected: what was told of it is reflected too
     */
    public record Grant(Node node, Credits grantedMicros, Credits freeMicros, Credits elsewhereMicros, long version) {}
}
