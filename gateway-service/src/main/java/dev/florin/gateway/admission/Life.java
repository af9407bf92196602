package dev.florin.gateway.admission;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.lease.AccountBudgets;
import dev.florin.lease.BudgetsVersion;
import dev.florin.lease.Node;
import dev.florin.money.Credits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One life of this replica: its leases, and until when they may be admitted against. */
final class Life {

    private final EpochId epoch;
    private final Map<Node, NodeLease> leases = new ConcurrentHashMap<>();
    private final Set<Node> low = ConcurrentHashMap.newKeySet();
    private final Map<Node, Long> recalls = new ConcurrentHashMap<>();
    private final Map<AccountId, AccountBudgets> budgets = new ConcurrentHashMap<>();
    private final Map<AccountId, Long> latestBudgets = new ConcurrentHashMap<>();
    private final Map<Spender, Chain> chains = new ConcurrentHashMap<>();
    private volatile @Nullable Hold hold;
    private volatile long renewalAskedNanos;

    /** @param sinceNanos before the ledger was asked */
    private record Hold(long sinceNanos, long forNanos) {}

    Life(EpochId epoch, long nowNanos) {
        this.epoch = epoch;
        this.renewalAskedNanos = nowNanos;
    }

    EpochId epoch() {
        return epoch;
    }

    Map<Node, NodeLease> leases() {
        return leases;
    }

    /** Nodes whose leases run low. */
    Set<Node> low() {
        return low;
    }

    /** Others need what is not used here of a node. */
    void recalled(Node node, long nowNanos) {
        Long unused = recalls.put(node, nowNanos);
    }

    /** By account, those that hold, as far as they are known. */
    Map<AccountId, AccountBudgets> budgets() {
        return budgets;
    }

    /** By spender, what they make of the spender's leases. */
    Map<Spender, Chain> chains() {
        return chains;
    }

    /** What is older than anything that was heard of changes nothing. */
    synchronized void budgetsAre(AccountBudgets told) {
        if (told.version() >= hear(told.accountId(), told.version())) {
            budgets.put(told.accountId(), told);
        }
    }

    synchronized void budgetsChanged(BudgetsVersion heard) {
        long latest = hear(heard.accountId(), heard.version());
        budgets.computeIfPresent(heard.accountId(), (account, known) -> known.version() < latest ? null : known);
    }

    private long hear(AccountId account, long version) {
        return latestBudgets.merge(account, version, Math::max);
    }

    /** An answer that was overtaken by a later one does not shorten what that said. */
    synchronized void held(long sinceNanos, long forNanos) {
        Hold known = hold;
        if (known == null || sinceNanos - known.sinceNanos() > 0) {
            hold = new Hold(sinceNanos, forNanos);
        }
    }

    boolean isHeld(long nowNanos, long marginNanos) {
        Hold known = hold;
        return known != null && nowNanos - known.sinceNanos() < known.forNanos() - marginNanos;
    }

    /** Whether the ledger knows this life, and was not asked to renew it for so long. */
    boolean isRenewalDue(long everyNanos, long nowNanos) {
        Hold known = hold;
        return known != null && nowNanos - renewalAskedNanos >= Math.min(everyNanos, known.forNanos() / 3);
    }

    void renewalAsked(long nowNanos) {
        renewalAskedNanos = nowNanos;
    }

    /** Takes out of the leases what those that were not used since then have available. */
    List<Surplus> takeUnusedSince(long nanos, long nowNanos) {
        List<Surplus> surplus = new ArrayList<>();
        leases.forEach((node, lease) -> {
            lease.observe(nowNanos);
            if (lease.isUnusedSince(nanos)) {
                takeAvailable(node, lease, nowNanos, surplus);
            }
        });
        return surplus;
    }

    /** Takes what is available of those that were recalled not longer ago than that. */
    List<Surplus> takeRecalled(long forNanos, long nowNanos) {
        List<Surplus> surplus = new ArrayList<>();
        recalls.forEach((node, sinceNanos) -> {
            NodeLease lease = leases.get(node);
            if (lease == null || nowNanos - sinceNanos >= forNanos) {
                boolean unusedOver = recalls.remove(node, sinceNanos);
            } else {
                takeAvailable(node, lease, nowNanos, surplus);
            }
        });
        return surplus;
    }

    private void takeAvailable(Node node, NodeLease lease, long nowNanos, List<Surplus> surplus) {
        if (!lease.available().isZero()) {
            Credits taken = lease.takeAvailable(nowNanos);
            if (!taken.isZero()) {
                surplus.add(new Surplus(node, epoch, taken));
            }
        }
    }
}
