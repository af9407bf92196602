package dev.florin.lease;

import java.util.List;

/**
 * @param held false when the epoch has expired at the ledger: the replica must begin a new one
 * @param ttlMillis how long all leases of the epoch hold, counted by the replica from before it asked
 * @param replicas how many replicas are alive at present, this one included
 * @param recalls nodes of which other replicas need what this one does not use, at most {@value #MOST} at a time
 * @param changedBudgets accounts whose budgets are no longer what this replica was told, at most {@value #MOST} at a time;
 *     told until the replica says that it has heard it
 */
public record RenewalAnswer(
        boolean held, long ttlMillis, int replicas, List<Node> recalls, List<BudgetsVersion> changedBudgets) {

    public static final int MOST = 10_000;

    public RenewalAnswer {
        recalls = List.copyOf(recalls);
        changedBudgets = List.copyOf(changedBudgets);
    }
}
