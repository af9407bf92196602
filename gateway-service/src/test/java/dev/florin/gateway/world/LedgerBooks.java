package dev.florin.gateway.world;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.lease.LeaseAnswer;
import dev.florin.lease.LeaseAnswer.Grant;
import dev.florin.lease.LeaseRequest;
import dev.florin.lease.LeaseRequest.Ask;
import dev.florin.money.Credits;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The ledger's side of the lease protocol, as far as a gateway can see it. */
public final class LedgerBooks {

    static final long TTL_MILLIS = 10_000;

    private final Map<AccountId, Credits> free = new HashMap<>();
    private final Map<Lease, Credits> granted = new HashMap<>();
    private final Set<EpochId> expired = new HashSet<>();
    private int answers;
    private long version;

    private record Lease(EpochId epoch, AccountId accountId) {}

    public synchronized void add(AccountId accountId, Credits credits) {
        free.merge(accountId, credits, Credits::plus);
    }

    /** All that was ever leased of an account. */
    public synchronized Credits leased(AccountId accountId) {
        return granted.entrySet().stream()
                .filter(entry -> entry.getKey().accountId().equals(accountId))
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
                request.asks().stream().map(ask -> grant(request.epoch(), ask)).toList());
    }

    private Grant grant(EpochId epoch, Ask ask) {
        Credits there = free.getOrDefault(ask.accountId(), Credits.ZERO);
        Credits half = new Credits(there.micros() / 2);
        Credits comfortable = ask.wantedMicros().min(half);
        Credits amount = there.min(comfortable.isLessThan(ask.neededMicros()) ? ask.neededMicros() : comfortable);
        free.put(ask.accountId(), there.minus(amount));
        Credits total = granted.merge(new Lease(epoch, ask.accountId()), amount, Credits::plus);
        return new Grant(ask.accountId(), total, there.minus(amount), Credits.ZERO, ++version);
    }
}
