package dev.florin.gateway.admission;

import static java.util.Comparator.comparing;

import dev.florin.id.AccountId;
import dev.florin.lease.LeaseRequest.Ask;
import dev.florin.money.Credits;
import java.util.Collections;
import java.util.List;

/**
 * How much to ask the ledger for.
 *
 * @param requestMultiple a comfortable lease covers so many requests like the one that asks
 * @param burnWindowNanos and what was charged in this and the last such time
 * @param expiryMarginNanos admission stops so long before the leases expire
 */
public record LeaseSizing(int requestMultiple, long burnWindowNanos, long expiryMarginNanos) {

    AccountLease newLease(long nowNanos) {
        return new AccountLease(new Burn(burnWindowNanos, nowNanos), nowNanos);
    }

    /**
     * @param line what the waiting requests demand, one at least
     */
    Ask ask(AccountId accountId, AccountLease lease, List<Demand> line, long nowNanos) {
        Credits least = Collections.min(line, comparing(Demand::least)).least();
        Credits needed = shortOf(least, lease.available());
        Credits wanted = shortOf(comfortable(line, lease.recentBurn(nowNanos)), lease.available());
        return new Ask(accountId, lease.granted(), needed, Collections.max(List.of(wanted, needed)));
    }

    private Credits comfortable(List<Demand> line, Credits burn) {
        Credits all = line.stream().map(Demand::full).reduce(Credits.ZERO, Credits::plus);
        Credits largest = Collections.max(line, comparing(Demand::full)).full();
        return Collections.max(List.of(all, multipleOf(largest), burn));
    }

    private Credits multipleOf(Credits full) {
        return new Credits(Math.min(full.micros(), Long.MAX_VALUE / requestMultiple) * requestMultiple);
    }

    private static Credits shortOf(Credits aim, Credits available) {
        return aim.isLessThan(available) ? Credits.ZERO : aim.minus(available);
    }
}
