package dev.florin.gateway.admission;

import dev.florin.budget.CountedBudget;
import dev.florin.id.EpochId;
import dev.florin.lease.Node;
import dev.florin.money.Credits;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Credits taken out of a chain's leases, or of an account's grace, for one request until it is settled. It may be extended until
 * then, out of the same. Takes no lock; an extension that comes when it was settled takes nothing.
 */
public final class Reservation {

    private final EpochId epoch;
    private final Holding holding;

    /** What is reserved; when it was settled, the same below zero. */
    private final AtomicLong state;

    Reservation(EpochId epoch, Holding holding, long micros) {
        this.epoch = epoch;
        this.holding = holding;
        this.state = new AtomicLong(micros);
    }

    /** The life of the replica whose leases pay. */
    public EpochId epoch() {
        return epoch;
    }

    /** The most that the request may be charged. When the reservation was settled, it changes no more. */
    public Credits amount() {
        return new Credits(micros(state.get()));
    }

    /** The budgets in which the request counts: those of its admission, however long it takes. */
    public List<CountedBudget> countedIn() {
        return holding.counted();
    }

    /** What it was taken out of; nothing that is leased where it is an account's grace. */
    List<Node> nodes() {
        return holding.nodes();
    }

    boolean isOpen() {
        return state.get() >= 0;
    }

    /** Takes as much as there is of what is demanded, out of all that it was taken out of; false where that is too little. */
    boolean extend(Demand more, long nowNanos) {
        Credits offered = holding.available().min(more.full());
        while (isOpen() && !offered.isLessThan(more.least())) {
            if (take(offered.micros(), nowNanos)) {
                return true;
            }
            // Somebody else was quicker: then there is less.
            offered = holding.available().min(more.full());
        }
        return false;
    }

    /** The charge, at most what was reserved, is spent, the rest is available again. Once: then it changes nothing. */
    void settle(long chargeMicros, long nowNanos) {
        long reserved = state.get();
        while (reserved >= 0) {
            if (state.compareAndSet(reserved, ended(reserved))) {
                holding.settle(reserved, Math.min(chargeMicros, reserved), nowNanos);
                return;
            }
            // It was extended meanwhile: then there is more.
            reserved = state.get();
        }
    }

    private boolean take(long more, long nowNanos) {
        if (!holding.take(more, nowNanos)) {
            return false;
        }
        long reserved = state.get();
        while (reserved >= 0) {
            if (state.compareAndSet(reserved, reserved + more)) {
                return true;
            }
            reserved = state.get();
        }
        holding.settle(more, 0, nowNanos);
        return false;
    }

    private static long ended(long micros) {
        return -1 - micros;
    }

    private static long micros(long state) {
        return state >= 0 ? state : -1 - state;
    }
}
