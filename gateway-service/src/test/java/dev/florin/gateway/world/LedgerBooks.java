package dev.florin.gateway.world;

import dev.florin.budget.Budget;
import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.lease.AccountBudgets;
import dev.florin.lease.LeaseAnswer;
import dev.florin.lease.LeaseAnswer.Grant;
import dev.florin.lease.LeaseRequest;
import dev.florin.lease.LeaseRequest.Ask;
import dev.florin.lease.Node;
import dev.florin.money.Credits;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The ledger's side of the lease protocol, as far as a gateway can see it. */
public final class LedgerBooks {

    static final long TTL_MILLIS = 10_000;

    private final Map<Node, Credits> free = new HashMap<>();
    private final Map<AccountId, AccountBudgets> budgets = new HashMap<>();
    private final Map<Lease, Credits> granted = new HashMap<>();
    private final Set<EpochId> expired = new HashSet<>();
    private int answers;
    private long version;

    private record Lease(EpochId epoch, Node node) {}

    public synchronized void add(AccountId accountId, Credits credits) {
        free.merge(Node.of(accountId), credits, Credits::plus);
    }

    /** From now on the account has only this budget, of which nothing is spent. */
    public synchronized void limit(AccountId accountId, Budget budget) {
        long version = budgetsOf(accountId).version() + 1;
        budgets.put(accountId, new AccountBudgets(accountId, version, List.of(budget)));
        free.put(new Node(accountId, budget.windowAt(Instant.now())), budget.limitMicros());
    }

    private AccountBudgets budgetsOf(AccountId accountId) {
        return budgets.getOrDefault(accountId, new AccountBudgets(accountId, 0, List.of()));
    }

    /** All that was ever leased of an account. */
    public synchronized Credits leased(AccountId accountId) {
        return granted.entrySet().stream()
                .filter(entry -> entry.getKey().node().equals(Node.of(accountId)))
                .map(Map.Entry::getValue)
                .reduce(Credits.ZERO, Credits::plus);
    }

    public synchronized int answers() {
        return answers;
    }

    /** Gives up all epochs that were ever seen. */
    public synchronized void expireAll() {
        granted.keySet().forEach(lease -> expired.add(lease.epoch()));
    }

    synchronized boolean isExpired(EpochId epoch) {
        return expired.contains(epoch);
    }

    synchronized LeaseAnswer grant(LeaseRequest request) {
        answers++;
        return new LeaseAnswer(
                TTL_MILLIS,
                request.asks().stream().map(ask -> grant(request.epoch(), ask)).toList(),
                request.knownBudgets().stream()
                        .filter(known ->
                                known.version() != budgetsOf(known.accountId()).version())
                        .map(known -> budgetsOf(known.accountId()))
                        .toList(),
                List.of());
    }

    private Grant grant(EpochId epoch, Ask ask) {
        Credits there = free.getOrDefault(ask.node(), Credits.ZERO);
        Credits half = new Credits(there.micros() / 2);
        Credits comfortable = ask.wantedMicros().min(half);
        Credits amount = there.min(comfortable.isLessThan(ask.neededMicros()) ? ask.neededMicros() : comfortable);
        free.put(ask.node(), there.minus(amount));
        Credits total = granted.merge(new Lease(epoch, ask.node()), amount, Credits::plus);
        return new Grant(ask.node(), total, there.minus(amount), Credits.ZERO, ++version);
    }
}
