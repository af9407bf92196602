package dev.florin.gateway.admission;

import dev.florin.id.AccountId;
import dev.florin.lease.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that waits for more than the leases at hand have.
 *
 * @param <T> what it is known by
 * @param want what it was refused for want of, so far; null where it was not
 */
record Waiter<T>(
        Claim claim,
        Demand demand,
        T request,
        long sinceNanos,
        long notBeforeNanos,
        @Nullable Want want) {

    /** @param sinceNanos since when there is too little of it */
    record Want(Node of, long sinceNanos) {}

    AccountId accountId() {
        return claim.accountId();
    }

    /** Of which nodes it takes next. Who waits for one takes nothing of the others meanwhile: it would lie idle here. */
    List<Node> wanted(List<Node> chain) {
        return want != null && chain.contains(want.of()) ? List.of(want.of()) : chain;
    }

    /** Since when it has waited for that. */
    Want wantOf(Node node, long nowNanos) {
        return want != null && want.of().equals(node) ? want : new Want(node, nowNanos);
    }

    /** It has what it wanted, though maybe not of other nodes. */
    Waiter<T> contented() {
        return new Waiter<>(claim, demand, request, sinceNanos, notBeforeNanos, null);
    }

    Waiter<T> pausedUntil(long nanos, @Nullable Want now) {
        return new Waiter<>(claim, demand, request, sinceNanos, nanos, now);
    }
}
