package dev.florin.ledger.domain;

import dev.florin.lease.LeaseRequest.Ask;
import dev.florin.money.Credits;

/** How much of a node a replica gets set aside. */
public final class LeaseBook {

    /** A comfortable grant takes at most this part of what is free, so that other replicas live too. */
    private static final long SHARES = 2;

    private LeaseBook() {}

    /** The node and the lease as they stand behind the answer; both unchanged when nothing new was granted. */
    public record Granted(Leasable node, Lease lease) {}

    /**
     * Answers an ask. Where replica and ledger disagree about what was granted, an answer was lost: nothing new, the
     * total is told again. Else at least what is needed if so much is free, and up to what is wanted out of a share of
     * it; near zero whatever is left, down to the smallest request. What would serve nobody is not granted: it would lie
     * idle, while others' rests could be gathered for one of them.
     *
     * @param endingMicros credits whose time is over before the lease's: nothing is granted against them
     */
    public static Granted grant(Leasable node, Lease lease, Ask ask, Credits endingMicros) {
        Credits free = node.freeMicros();
        Credits lasting = free.minus(free.min(endingMicros));
        Credits amount = lease.grantedMicros().equals(ask.knownMicros()) ? amountOf(lasting, ask) : Credits.ZERO;
        return amount.isZero() ? new Granted(node, lease) : new Granted(node.lease(amount), lease.grant(amount));
    }

    private static Credits amountOf(Credits free, Ask ask) {
        Credits comfortable = ask.wantedMicros().min(new Credits(free.micros() / SHARES));
        Credits asked = comfortable.isLessThan(ask.neededMicros()) ? ask.neededMicros() : comfortable;
        Credits amount = free.min(asked);
        return amount.isLessThan(ask.leastMicros()) ? Credits.ZERO : amount;
    }
}
