package dev.florin.gateway.admission;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import dev.florin.lease.LeaseRequest.Ask;
import dev.florin.lease.Node;
import dev.florin.money.Credits;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * How much to ask the ledger for, and how often.
 *
 * @param requestMultiple a comfortable lease covers so many requests like the one that asks
 * @param burnWindowNanos and what was charged in this and the last such time
 * @param expiryMarginNanos admission stops so long before the leases expire
 * @param renewalNanos the ledger hears of this replica so often, and may recall what others need
 * @param recallNanos for so long behind a recall, what is not in use goes back at once
 */
public record LeaseSizing(
        int requestMultiple, long burnWindowNanos, long expiryMarginNanos, long renewalNanos, long recallNanos) {

    /** Of what a lease that runs low wants, at least such a part is of use. */
    private static final long USEFUL_SHARE = 4;

    NodeLease newLease(long nowNanos) {
        return new NodeLease(burnWindowNanos, nowNanos);
    }

    /**
     * Needed is what the whole line cannot do without: when there is less, the ledger grants what is left, and whom it
     * does not cover is refused after one call.
     *
     * @param line what the waiting requests demand; none where only what was granted is asked
     */
    Ask ask(Node node, NodeLease lease, List<Demand> line, long nowNanos) {
        Credits least = line.stream().map(Demand::least).min(naturalOrder()).orElse(Credits.ZERO);
        Credits needed = shortOf(sumOf(line, Demand::least), lease.available());
        Credits wanted = shortOf(comfortable(line, lease.recentBurn(nowNanos)), lease.available());
        return new Ask(
                node,
                lease.granted(),
                shortOf(least, lease.available()),
                needed,
                Collections.max(List.of(wanted, needed)));
    }

    /** What lets a lease that runs low go on, before anybody has to wait for it; too little would only lie idle. */
    Ask topUp(Node node, NodeLease lease, long nowNanos) {
        Credits aim = Collections.max(List.of(lease.full(), lease.recentBurn(nowNanos)));
        Credits wanted = shortOf(aim, lease.available());
        return new Ask(node, lease.granted(), new Credits(wanted.micros() / USEFUL_SHARE), Credits.ZERO, wanted);
    }

    private Credits comfortable(List<Demand> line, Credits burn) {
        if (line.isEmpty()) {
            return Credits.ZERO;
        }
        Credits all = sumOf(line, Demand::full);
        Credits largest = Collections.max(line, comparing(Demand::full)).full();
        return Collections.max(List.of(all, multipleOf(largest), burn));
    }

    private static Credits sumOf(List<Demand> line, Function<Demand, Credits> part) {
        return line.stream().map(part).reduce(Credits.ZERO, Credits::plus);
    }

    private Credits multipleOf(Credits full) {
        return new Credits(Math.min(full.micros(), Long.MAX_VALUE / requestMultiple) * requestMultiple);
    }

    private static Credits shortOf(Credits aim, Credits available) {
        return aim.isLessThan(available) ? Credits.ZERO : aim.minus(available);
    }
}
