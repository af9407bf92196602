package dev.florin.gateway.admission;

import dev.florin.budget.Budget;
import dev.florin.budget.BudgetKind;
import dev.florin.budget.BudgetWindow;
import dev.florin.budget.CountedBudget;
import dev.florin.lease.AccountBudgets;
import dev.florin.lease.Node;
import dev.florin.money.Credits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a spender's requests are admitted against, all of it or nothing: the account's lease, and that of every budget which
 * limits the spender. Good until the first of the budgets' periods ends.
 */
final class Chain implements Holding {

    private final AccountBudgets budgets;
    private final long endMillis;
    private final List<Node> nodes;
    private final NodeLease[] leases;
    private final List<CountedBudget> counted;

    private Chain(
            AccountBudgets budgets, long endMillis, List<Node> nodes, NodeLease[] leases, List<CountedBudget> counted) {
        this.budgets = budgets;
        this.endMillis = endMillis;
        this.nodes = nodes;
        this.leases = leases;
        this.counted = counted;
    }

    /** @param leaseOf the present lease of a node, which may hold nothing yet */
    static Chain of(Spender spender, AccountBudgets budgets, Instant now, Function<Node, NodeLease> leaseOf) {
        List<Node> nodes = new ArrayList<>(List.of(Node.of(spender.accountId())));
        List<CountedBudget> counted = new ArrayList<>();
        Instant end = Instant.MAX;
        for (Budget budget : budgets.budgets()) {
            if (spender.countsFor(budget.spender())) {
                BudgetWindow window = budget.windowAt(now);
                Instant windowEnd = budget.windowEnd(now);
                end = windowEnd.isBefore(end) ? windowEnd : end;
                counted.add(new CountedBudget(window.budgetId(), window.start(), budget.kind()));
                if (budget.kind() == BudgetKind.HARD) {
                    nodes.add(new Node(spender.accountId(), window));
                }
            }
        }
        return new Chain(
                budgets,
                end.equals(Instant.MAX) ? Long.MAX_VALUE : end.toEpochMilli(),
                List.copyOf(nodes),
                nodes.stream().map(leaseOf).toArray(NodeLease[]::new),
                List.copyOf(counted));
    }

    /** Whether it is still what these budgets make of it. */
    boolean holds(AccountBudgets known, long nowMillis) {
        return budgets == known && nowMillis < endMillis;
    }

    /** The account's first. */
    @Override
    public List<Node> nodes() {
        return nodes;
    }

    @Override
    public List<CountedBudget> counted() {
        return counted;
    }

    /** What every lease of it has. */
    @Override
    public Credits available() {
        Credits least = leases[0].available();
        for (int i = 1; i < leases.length; i++) {
            least = least.min(leases[i].available());
        }
        return least;
    }

    @Override
    public boolean take(long micros, long nowNanos) {
        for (int i = 0; i < leases.length; i++) {
            if (!leases[i].take(micros, nowNanos)) {
                while (i-- > 0) {
                    leases[i].settle(micros, 0, nowNanos);
                }
                return false;
            }
        }
        return true;
    }

    /** Tells those whose leases have begun to run low. */
    void tellLow(Consumer<Node> to) {
        for (int i = 0; i < leases.length; i++) {
            if (leases[i].becomesLow()) {
                to.accept(nodes.get(i));
            }
        }
    }

    @Override
    public void settle(long takenMicros, long spentMicros, long nowNanos) {
        for (NodeLease lease : leases) {
            lease.settle(takenMicros, spentMicros, nowNanos);
        }
    }
}
