package dev.florin.gateway.admission;

import dev.florin.budget.CountedBudget;
import dev.florin.id.EpochId;
import dev.florin.money.Credits;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Credits taken out of a chain's leases, or of an account's grace, for one request until it is settled. */
public final class Reservation {

    private final EpochId epoch;
    private final Holding holding;
    private final long micros;
    private final AtomicBoolean open = new AtomicBoolean(true);

    Reservation(EpochId epoch, Holding holding, long micros) {
        this.epoch = epoch;
        this.holding = holding;
        this.micros = micros;
    }

    /** The life of the replica whose leases pay. */
    public EpochId epoch() {
        return epoch;
    }

    /** The most that the request may be charged. */
    public Credits amount() {
        return new Credits(micros);
    }

    /** The budgets in which the request counts. */
    public List<CountedBudget> countedIn() {
        return holding.counted();
    }

    /** The charge, at most what was reserved, is spent, the rest is available again. Once: then it changes nothing. */
    void settle(long chargeMicros, long nowNanos) {
        if (open.compareAndSet(true, false)) {
            holding.settle(micros, Math.min(chargeMicros, micros), nowNanos);
        }
    }
}
